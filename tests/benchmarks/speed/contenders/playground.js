// A network as a graph of objects, as programs in a browser have it: nodes with lists of links, one sample at a time.
// Speaks the same lines as the other contenders; the work is read from work.json.
"use strict";

const fs = require("fs");
const readline = require("readline");

class Link {
  constructor(source, target, weight) {
    this.source = source;
    this.target = target;
    this.weight = weight;
    this.slope = 0;
    this.slopes = 0;
    this.count = 0;
  }
}

class Node {
  constructor(bias, activation) {
    this.bias = bias;
    this.activation = activation;
    this.incoming = [];
    this.outgoing = [];
    this.total = 0;
    this.output = 0;
    this.outputSlope = 0;
    this.totalSlope = 0;
    this.totalSlopes = 0;
    this.count = 0;
  }

  update() {
    this.total = this.bias;
    for (let i = 0; i < this.incoming.length; i++) {
      const link = this.incoming[i];
      this.total += link.weight * link.source.output;
    }
    this.output = this.activation.value(this.total);
    return this.output;
  }
}

const ACTIVATIONS = {
  tanh: { value: (z) => Math.tanh(z), slope: (z) => { const a = Math.tanh(z); return 1 - a * a; } },
  relu: { value: (z) => Math.max(0, z), slope: (z) => (z > 0 ? 1 : 0) },
  identity: { value: (z) => z, slope: () => 1 },
};

const LOSSES = {
  binary_cross_entropy: {
    value: (z, y) => Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z))),
    slope: (z, y) => 1 / (1 + Math.exp(-z)) - y,
  },
  mean_squared_error: { value: (z, y) => (z - y) * (z - y), slope: (z, y) => 2 * (z - y) },
};

function build(work) {
  const network = [work.inputs[0].map(() => new Node(0, ACTIVATIONS.identity))];
  for (const layer of work.layers) {
    if (layer.op !== "dense") continue;
    const before = network[network.length - 1];
    const weight = work.parameters[layer.weight];
    const nodes = work.parameters[layer.bias].map((b) => new Node(b, ACTIVATIONS[layer.activation]));
    nodes.forEach((node, column) => {
      before.forEach((source, row) => {
        const link = new Link(source, node, weight[row][column]);
        source.outgoing.push(link);
        node.incoming.push(link);
      });
    });
    network.push(nodes);
  }
  return network;
}

function forward(network, input) {
  for (let i = 0; i < input.length; i++) network[0][i].output = input[i];
  for (let l = 1; l < network.length; l++) {
    for (let i = 0; i < network[l].length; i++) network[l][i].update();
  }
  return network[network.length - 1][0].output;
}

function backward(network, slope) {
  network[network.length - 1][0].outputSlope = slope;
  for (let l = network.length - 1; l >= 1; l--) {
    const nodes = network[l];
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i];
      node.totalSlope = node.outputSlope * node.activation.slope(node.total);
      node.totalSlopes += node.totalSlope;
      node.count++;
      for (let j = 0; j < node.incoming.length; j++) {
        const link = node.incoming[j];
        link.slope = node.totalSlope * link.source.output;
        link.slopes += link.slope;
        link.count++;
      }
    }
    if (l === 1) continue;
    for (let i = 0; i < network[l - 1].length; i++) {
      const node = network[l - 1][i];
      node.outputSlope = 0;
      for (let j = 0; j < node.outgoing.length; j++) {
        const link = node.outgoing[j];
        node.outputSlope += link.weight * link.target.totalSlope;
      }
    }
  }
}

function update(network, rate) {
  for (let l = 1; l < network.length; l++) {
    for (let i = 0; i < network[l].length; i++) {
      const node = network[l][i];
      node.bias -= (rate * node.totalSlopes) / node.count;
      node.totalSlopes = 0;
      node.count = 0;
      for (let j = 0; j < node.incoming.length; j++) {
        const link = node.incoming[j];
        link.weight -= (rate * link.slopes) / link.count;
        link.slopes = 0;
        link.count = 0;
      }
    }
  }
}

class Contender {
  constructor(work) {
    this.work = work;
    this.loss = LOSSES[work.loss];
    this.reset();
  }

  reset() {
    this.network = build(this.work);
    this.step = 0;
  }

  advance(count) {
    const { inputs, targets, rows, rate } = this.work;
    const losses = [];
    for (let s = 0; s < count; s++) {
      const places = rows[this.step % rows.length];
      let sum = 0;
      for (let i = 0; i < places.length; i++) {
        const z = forward(this.network, inputs[places[i]]);
        const y = targets[places[i]][0];
        sum += this.loss.value(z, y);
        backward(this.network, this.loss.slope(z, y));
      }
      update(this.network, rate);
      losses.push([sum / places.length]);
      this.step++;
    }
    return losses;
  }

  timed(seconds) {
    const now = () => Number(process.hrtime.bigint()) / 1e9;
    this.reset();
    const warm = now();
    while (now() - warm < 0.3 * seconds) this.advance(100);
    const begun = now();
    let steps = 0;
    while (now() - begun < seconds) {
      this.advance(100);
      steps += 100;
    }
    return { steps, seconds: now() - begun };
  }
}

const answer = (words) => fs.writeSync(1, JSON.stringify(words) + "\n");
const work = JSON.parse(fs.readFileSync(process.argv[2] + "/work.json", "utf8"));
if (work.unsuitable) {
  answer(work);
} else {
  const contender = new Contender(work);
  const facts = { threads: "1" };
  answer({ ready: true });
  readline.createInterface({ input: process.stdin }).on("line", (line) => {
    const request = JSON.parse(line);
    if (request.prove) {
      contender.reset();
      answer({ losses: contender.advance(request.prove), facts });
    } else {
      answer({ ...contender.timed(request.run), facts });
    }
  });
}
