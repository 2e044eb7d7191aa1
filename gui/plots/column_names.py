"""What recorded columns are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def column_name(column: str) -> str:
    """The name of a column, translated; one that is not known here keeps its own."""
    translate = QCoreApplication.translate
    known = {
        "batch_loss": translate("Plots", "loss of the batch"),
        "train_objective": translate("Plots", "J on train"),
        "validation_objective": translate("Plots", "J on validation"),
        "test_objective": translate("Plots", "J on test"),
        "train_loss": translate("Plots", "loss on train"),
        "validation_loss": translate("Plots", "loss on validation"),
        "test_loss": translate("Plots", "loss on test"),
        "average_test_loss": translate("Plots", "loss on test, averaged θ"),
        "train_measure": translate("Plots", "P on train"),
        "validation_measure": translate("Plots", "P on validation"),
        "test_measure": translate("Plots", "P on test"),
        "average_test_measure": translate("Plots", "P on test, averaged θ"),
        "learning_rate": translate("Plots", "learning rate η"),
        "update_ratio": "∥Δθ∥/∥θ∥",
        "gradient_norm": "∥∇J∥",
        "oracle_calls": translate("Plots", "calls of J"),
        "seconds": translate("Plots", "seconds of training"),
    }
    if column in known:
        return known[column]
    name, _, number = column.rpartition(".")
    if name == "gradient_norm" and number.isdecimal():
        return translate("Plots", "∥∇J∥ of layer {number}").format(number=int(number) + 1)
    if name == "parameter" and number.isdecimal():
        return f"θ{int(number) + 1}".translate(SUBSCRIPTS)
    return column.replace("_", " ")


SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
