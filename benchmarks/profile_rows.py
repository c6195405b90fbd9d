"""Where the time of `intermoe bench`'s rows goes: the share of each kind of operation, by torch's profiler.

    python benchmarks/profile_rows.py [--preset base] [--rows ddim50_cfg_b1 vae_decode_b1 ...] [--threads 2]

A row's operations by their own time on the host, the rest as "other"; calls are of one run. The profiler itself slows small operations down,
so that shares of rows with thousands of calls are rather those of their number.
"""

from __future__ import annotations

import argparse
import os

import torch
from torch.profiler import ProfilerActivity, profile

from intermoe.core.errors import unknown
from intermoe.evaluation import speed
from intermoe.models.presets import preset

KINDS = {
    "matrix products (oneDNN)": ("mkldnn::_linear_pointwise",),
    "matrix products (MKL)": ("aten::addmm", "aten::mm", "aten::bmm", "aten::baddbmm"),
    "convolutions": ("aten::mkldnn_convolution", "aten::convolution_backward", "mkldnn::_convolution_pointwise",
                     "aten::thnn_conv2d", "aten::slow_conv2d_forward", "aten::_slow_conv2d_forward"),
    "softmax": ("aten::_softmax", "aten::_softmax_backward_data"),
    "norms": ("aten::native_layer_norm", "aten::native_layer_norm_backward", "aten::native_group_norm"),
    "copies": ("aten::copy_", "aten::cat", "aten::index", "aten::index_select", "aten::index_add_", "aten::clone",
               "aten::constant_pad_nd", "aten::fill_", "aten::_to_copy"),
    "SiLU and its derivative": ("aten::silu", "aten::silu_", "aten::silu_backward"),
    "element by element": ("aten::add", "aten::add_", "aten::mul", "aten::mul_", "aten::addcmul", "aten::sub", "aten::div",
                           "aten::sum", "aten::where"),
    "optimizer": ("aten::_fused_adamw_", "aten::_fused_adam_"),
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", default="base")
    parser.add_argument("--rows", nargs="+", default=["denoiser_b1", "ddim50_cfg_b1", "train_step_b16", "vae_encode_b1",
                        "vae_decode_b1", "vae_encode_b32", "vae_decode_b32", "vae_train_step"])  # fmt: skip
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    sizes, device = preset(args.preset), torch.device("cpu")
    shares: dict[str, dict[str, float]] = {}
    calls: dict[str, int] = {}
    for row in args.rows:
        if row not in speed.WORK:
            raise unknown("row", row, speed.WORK)
        work = speed.WORK[row](sizes, device)
        for _ in range(3):
            work()
        with profile(activities=[ProfilerActivity.CPU]) as found:
            work()
        events = {event.key: event for event in found.key_averages()}
        total = sum(event.self_cpu_time_total for event in events.values())
        shares[row] = {
            kind: sum(events[name].self_cpu_time_total for name in names if name in events) / total
            for kind, names in KINDS.items()
        }
        calls[row] = sum(event.count for name, event in events.items() if "::" in name)
    print(f"| own time, % ({args.preset}, {args.threads} threads) | {' | '.join(args.rows)} |")
    print("| --- " * (len(args.rows) + 1) + "|")
    for kind in KINDS:
        print(f"| {kind} | {' | '.join(f'{100 * shares[row][kind]:.0f}' for row in args.rows)} |")
    print(f"| other | {' | '.join(f'{100 * (1 - sum(shares[row].values())):.0f}' for row in args.rows)} |")
    print(f"| calls of operations | {' | '.join(f'{calls[row]:,}' for row in args.rows)} |")


if __name__ == "__main__":
    main()
