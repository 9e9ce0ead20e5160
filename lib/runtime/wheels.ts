import { LIBTORCH_VERSION, type Variant } from './libtorch.js';

/** One file of a package index. */
export interface Wheel {
  readonly file: string;
  /** Bytes; absent together with the hash. */
  readonly size?: number;
  /** Computed from the bytes themselves. A wheel whose bytes we could not get has none, and is refused. */
  readonly sha256?: string;
  /** The folder of PyTorch's own index that has it; absent where only package registries do. */
  readonly index?: 'cpu' | 'cu130';
}

/** A wheel of torch together with the wheels whose libraries it asks for. */
export interface Source {
  readonly torch: Wheel;
  /** NVIDIA's wheels that libtorch_cpu itself links to: needed on every machine. */
  readonly companions: readonly Wheel[];
  /** NVIDIA's wheels that only libtorch_cuda links to: needed where a GPU is to compute. */
  readonly gpuCompanions: readonly Wheel[];
}

/** PyTorch's own index of wheels. */
export const PYTORCH_INDEX = 'https://download.pytorch.org/whl';

const V = LIBTORCH_VERSION;

// Names and versions come from the Requires-Dist lines of the torch wheel and of cuda-toolkit 13.0.3, which it names.
const NVIDIA_X64: readonly Wheel[] = [
  {
    file: 'nvidia_cuda_cupti-13.0.85-py3-none-manylinux_2_25_x86_64.whl',
    size: 10715597,
    sha256: '4eb01c08e859bf924d222250d2e8f8b8ff6d3db4721288cf35d14252a4d933c8',
  },
  {
    file: 'nvidia_cuda_runtime-13.0.96-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl',
    size: 2243632,
    sha256: '7f82250d7782aa23b6cfe765ecc7db554bd3c2870c43f3d1821f1d18aebf0548',
  },
];

const NVIDIA_GPU_X64: readonly Wheel[] = [
  {
    file: 'nvidia_cublas-13.1.1.3-py3-none-manylinux_2_27_x86_64.whl',
    size: 423138758,
    sha256: '37936a16db8fe4ac1f065c2139360608a543a09275cb1a1af612e08cfa065436',
  },
  {
    file: 'nvidia_cuda_nvrtc-13.0.88-py3-none-manylinux2010_x86_64.manylinux_2_12_x86_64.whl',
    size: 90215200,
    sha256: 'ad9b6d2ead2435f11cbb6868809d2adeeee302e9bb94bcf0539c7a40d80e8575',
  },
  {
    file: 'nvidia_cudnn_cu13-9.20.0.48-py3-none-manylinux_2_27_x86_64.whl',
    size: 366173588,
    sha256: '0c45dd8eeb50b603f07995b1b300c62ffe6a1980482b82b3bcf94a4ca9d49304',
  },
  {
    file: 'nvidia_cufft-12.0.0.61-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl',
    size: 214085489,
    sha256: '6c44f692dce8fd5ffd3e3df134b6cdb9c2f72d99cf40b62c32dde45eea9ddad3',
  },
  {
    file: 'nvidia_cufile-1.15.1.6-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl',
    size: 1223672,
    sha256: '08a3ecefae5a01c7f5117351c64f17c7c62efa5fffdbe24fc7d298da19cd0b44',
  },
  {
    file: 'nvidia_curand-10.4.0.35-py3-none-manylinux_2_27_x86_64.whl',
    size: 59544258,
    sha256: '1aee33a5da6e1db083fe2b90082def8915f30f3248d5896bcec36a579d941bfc',
  },
  {
    file: 'nvidia_cusolver-12.0.4.66-py3-none-manylinux_2_27_x86_64.whl',
    size: 200941980,
    sha256: '0a759da5dea5c0ea10fd307de75cdeb59e7ea4fcb8add0924859b944babf1112',
  },
  {
    file: 'nvidia_cusparse-12.6.3.3-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl',
    size: 145942937,
    sha256: '2b3c89c88d01ee0e477cb7f82ef60a11a4bcd57b6b87c33f789350b59759360b',
  },
  {
    file: 'nvidia_cusparselt_cu13-0.8.1-py3-none-manylinux2014_x86_64.whl',
    size: 170148586,
    sha256: '786ce87568c303fadb5afcc7102d454cd3040d75f6f8626f5db460d1871f4dd0',
  },
  {
    file: 'nvidia_nccl_cu13-2.29.7-py3-none-manylinux_2_18_x86_64.whl',
    size: 205976000,
    sha256: 'edd81538446786ec3b73972543e53bb43bcaf0bfc8ef76cb679fcc390ffe136d',
  },
  {
    file: 'nvidia_nvjitlink-13.5.37-py3-none-manylinux2010_x86_64.manylinux_2_12_x86_64.whl',
    size: 46642491,
    sha256: '280d7cb9649704145f074b8dbde500de04ce02d0872e066e20a83c17bcaa93eb',
  },
  {
    file: 'nvidia_nvshmem_cu13-3.4.5-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl',
    size: 60412546,
    sha256: '290f0a2ee94c9f3687a02502f3b9299a9f9fe826e6d0287ee18482e78d495b80',
  },
];

const NVIDIA_ARM64: readonly Wheel[] = [
  {
    file: 'nvidia_cuda_cupti-13.0.85-py3-none-manylinux_2_25_aarch64.whl',
    size: 10310827,
    sha256: '796bd679890ee55fb14a94629b698b6db54bcfd833d391d5e94017dd9d7d3151',
  },
  {
    file: 'nvidia_cuda_runtime-13.0.96-py3-none-manylinux2014_aarch64.manylinux_2_17_aarch64.whl',
    size: 2261060,
    sha256: 'ef9bcbe90493a2b9d810e43d249adb3d02e98dd30200d86607d8d02687c43f55',
  },
];

const NVIDIA_GPU_ARM64: readonly Wheel[] = [
  {
    file: 'nvidia_cublas-13.1.1.3-py3-none-manylinux_2_27_aarch64.whl',
    size: 542848918,
    sha256: 'b7a210458267ac818974c53038fbec2e969d5c99f305ab15c72522fa9f001dd5',
  },
  {
    file: 'nvidia_cuda_nvrtc-13.0.88-py3-none-manylinux2014_aarch64.manylinux_2_17_aarch64.whl',
    size: 43015449,
    sha256: 'd27f20a0ca67a4bb34268a5e951033496c5b74870b868bacd046b1b8e0c3267b',
  },
  {
    file: 'nvidia_cudnn_cu13-9.20.0.48-py3-none-manylinux_2_27_aarch64.whl',
    size: 444574296,
    sha256: 'e31454ae00094b0c55319d9d15b6fa2fc50a9e1c0f5c8c80fb75258234e731e1',
  },
  {
    file: 'nvidia_cufft-12.0.0.61-py3-none-manylinux2014_aarch64.manylinux_2_17_aarch64.whl',
    size: 214053554,
    sha256: '2708c852ef8cd89d1d2068bdbece0aa188813a0c934db3779b9b1faa8442e5f5',
  },
  {
    file: 'nvidia_cufile-1.15.1.6-py3-none-manylinux_2_27_aarch64.whl',
    size: 1136992,
    sha256: 'bdc0deedc61f548bddf7733bdc216456c2fdb101d020e1ab4b88d232d5e2f6d1',
  },
  {
    file: 'nvidia_curand-10.4.0.35-py3-none-manylinux_2_27_aarch64.whl',
    size: 61962106,
    sha256: '133df5a7509c3e292aaa2b477afd0194f06ce4ea24d714d616ff36439cee349a',
  },
  {
    file: 'nvidia_cusolver-12.0.4.66-py3-none-manylinux_2_27_aarch64.whl',
    size: 223467760,
    sha256: '02c2457eaa9e39de20f880f4bd8820e6a1cfb9f9a34f820eb12a155aa5bc92d2',
  },
  {
    file: 'nvidia_cusparse-12.6.3.3-py3-none-manylinux2014_aarch64.manylinux_2_17_aarch64.whl',
    size: 162155568,
    sha256: '80bcc4662f23f1054ee334a15c72b8940402975e0eab63178fc7e670aa59472c',
  },
  {
    file: 'nvidia_cusparselt_cu13-0.8.1-py3-none-manylinux2014_aarch64.whl',
    size: 221051344,
    sha256: '4dca476c50bf4780d46cd0bfbd82e2bc10a08e4fef7950917ce8d7578d22a23f',
  },
  {
    file: 'nvidia_nccl_cu13-2.29.7-py3-none-manylinux_2_18_aarch64.whl',
    size: 206014712,
    sha256: '674a12383e3c38a1bcccae7d4f3633b37852230b6047883cb2f4c2d1b36d9bf5',
  },
  {
    file: 'nvidia_nvjitlink-13.5.37-py3-none-manylinux2014_aarch64.manylinux_2_17_aarch64.whl',
    size: 45253761,
    sha256: '893f6f9a55b2720ed94913b5ba3332e972da8c78dfa2863d0244403dbd528ffc',
  },
  {
    file: 'nvidia_nvshmem_cu13-3.4.5-py3-none-manylinux2014_aarch64.manylinux_2_17_aarch64.whl',
    size: 60215947,
    sha256: '6dc2a197f38e5d0376ad52cd1a2a3617d3cdc150fd5966f4aee9bcebb1d68fe9',
  },
];

const PLAIN_X64: Wheel = {
  file: `torch-${V}-cp311-cp311-manylinux_2_28_x86_64.whl`,
  size: 526574961,
  sha256: '60fcdcb2f3876e21146cb4524ef06397d727ca9ad5f020818547e25075fe3cb7',
};
const PLAIN_ARM64: Wheel = {
  file: `torch-${V}-cp311-cp311-manylinux_2_28_aarch64.whl`,
  size: 427199369,
  sha256: '092790c696a760c729fd5722835f50b9d81fd7c8f141571f3f3cf4081a8f664c',
};

const alone = (torch: Wheel): Source => ({ torch, companions: [], gpuCompanions: [] });

/**
 * Where each platform's libtorch is to be had, in order of preference. On Linux the plain wheel is the CUDA 13 build: with
 * two small companions it computes on the CPU as well, so it stands in where the CPU wheel cannot be had.
 */
export const SOURCES: Readonly<Record<string, Partial<Record<Variant, readonly Source[]>>>> = {
  'linux-x64': {
    cpu: [
      alone({
        file: `torch-${V}+cpu-cp311-cp311-manylinux_2_28_x86_64.whl`,
        size: 191794682,
        sha256: '6746dbcbeb526eb61330b76b41ff1b4eb848951103a892eeb080dfa2b264667b',
        index: 'cpu',
      }),
      { torch: PLAIN_X64, companions: NVIDIA_X64, gpuCompanions: [] },
    ],
    cuda: [
      { torch: PLAIN_X64, companions: NVIDIA_X64, gpuCompanions: NVIDIA_GPU_X64 },
      {
        torch: { file: `torch-${V}+cu130-cp311-cp311-manylinux_2_28_x86_64.whl`, index: 'cu130' },
        companions: NVIDIA_X64,
        gpuCompanions: NVIDIA_GPU_X64,
      },
    ],
  },
  'linux-arm64': {
    cpu: [
      alone({ file: `torch-${V}+cpu-cp311-cp311-manylinux_2_28_aarch64.whl`, index: 'cpu' }),
      { torch: PLAIN_ARM64, companions: NVIDIA_ARM64, gpuCompanions: [] },
    ],
    cuda: [{ torch: PLAIN_ARM64, companions: NVIDIA_ARM64, gpuCompanions: NVIDIA_GPU_ARM64 }],
  },
  'darwin-arm64': {
    cpu: [
      alone({
        file: `torch-${V}-cp311-cp311-macosx_14_0_arm64.whl`,
        size: 111187938,
        sha256: 'e76f9bcecc52b8ff711239a2f7547d5353df95878ab232f0773c1d95928b92f8',
        index: 'cpu',
      }),
    ],
  },
  'win32-x64': {
    cpu: [
      alone({
        file: `torch-${V}-cp311-cp311-win_amd64.whl`,
        size: 122015870,
        sha256: 'a0d8b11f16a48d60e2015d8213aa0390744cbebb98e58b62b3514dddc656e330',
      }),
      alone({ file: `torch-${V}+cpu-cp311-cp311-win_amd64.whl`, index: 'cpu' }),
    ],
    cuda: [alone({ file: `torch-${V}+cu130-cp311-cp311-win_amd64.whl`, index: 'cu130' })],
  },
};

/** The row of the table that has this file name, whatever platform it is for. */
export function wheelNamed(file: string): Wheel | undefined {
  return Object.values(SOURCES)
    .flatMap((variants) => Object.values(variants).flat())
    .flatMap((source) => [source.torch, ...source.companions, ...source.gpuCompanions])
    .find((wheel) => wheel.file === file);
}
