import sys
import time

import torch
from worker import serve

model, kind, implementation, count = sys.argv[1:]
steps = int(count)


def resnet18():
    """The shapes of torchvision's resnet18, in its order."""
    shapes = [[64, 3, 7, 7], [64], [64]]
    for inputs, outputs in [(64, 64), (64, 128), (128, 256), (256, 512)]:
        norm = [[outputs], [outputs]]
        shapes += [[outputs, inputs, 3, 3], *norm, [outputs, outputs, 3, 3], *norm]
        if inputs != outputs:
            shapes += [[outputs, inputs, 1, 1], *norm]
        shapes += [[outputs, outputs, 3, 3], *norm] * 2
    return [*shapes, [1000, 512], [1000]]


def wave(shape, phase):
    return torch.sin(torch.arange(torch.Size(shape).numel(), dtype=torch.float32) + phase).reshape(shape)


def make(params):
    fused = True if implementation == "fused" else None
    if kind != "SGD":
        return getattr(torch.optim, kind)(params, lr=1e-3, fused=fused)
    return torch.optim.SGD(params, lr=1e-3, momentum=0.9, weight_decay=1e-4, fused=fused)


def stepping():
    shapes = [[16]] * 62 if model == "small" else resnet18()
    params = [(wave(shape, i) * 0.1).requires_grad_() for i, shape in enumerate(shapes)]
    for i, param in enumerate(params):
        param.grad = wave(param.shape, i + 1)
    optimizer = make(params)

    def facts():
        total = sum(param.abs().sum().item() for param in params)
        return {"tensors": len(params), "total": round(total / 100)}

    return optimizer.step, facts


step, facts = stepping()
for _ in range(3):
    step()


def sample(_):
    begin = time.perf_counter()
    for _ in range(steps):
        step()
    return (time.perf_counter() - begin) / steps * 1e6


serve(sample, facts())
