"""A worker's end of the pipe, as worker.js is."""

import json
import sys

import torch


def serve(sample, facts=None):
    """Says what it is, then answers each line with a sample."""
    _answer({"libtorch": torch.__version__, "threads": torch.get_num_threads(), "facts": facts or {}})
    for line in sys.stdin:
        _answer(sample(line.strip()))


def _answer(value):
    print(json.dumps(value), flush=True)
