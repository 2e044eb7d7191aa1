"""Speed of training, side by side: the engine against plain NumPy, and against PyTorch, JAX and others where asked.

`workloads` says what is trained, `export` writes it to a folder, the `contenders` train it, each in a process of its
own, and `compare` lets them run in turns once `proof` has shown that they do the same work.
"""
