import type { Variant } from './libtorch.js';

/** Libraries of a torch wheel that only Python or its tests need. */
const PYTHON_ONLY =
  /^(lib)?(torch_python|torch|shm|torch_global_deps|jitbackend_test|backend_with_compiler|aoti_custom_ops|torchbind_test)\./;
/** Libraries that ask for a GPU driver, left out of a CPU installation that is made from a CUDA wheel. */
const GPU_ONLY = /^(lib)?(c10_cuda|torch_cuda\w*|torch_nvshmem|caffe2_nvrtc)\./;
const SHARED_LIBRARY = /\.(so(\.\d+)*|dylib|dll)$/;
/** What a Windows linker needs in order to link to a DLL. */
const IMPORT_LIBRARY = /^(c10|torch_cpu)\.lib$/;

/**
 * Which files of a torch wheel, of a libtorch archive or of NVIDIA's wheels are installed, and where: the libraries,
 * the file that tells the release, and (for compiling) the headers. Everything of torch goes under `torch/`, NVIDIA's
 * libraries under `nvidia/`, where torch's own run paths look for them.
 */
export function keeper(variant: Variant, headers: boolean): (name: string) => string | undefined {
  return (name) => {
    const [top = '', ...rest] = name.split('/');
    if (top === 'nvidia') return SHARED_LIBRARY.test(name) ? name : undefined;
    if (top !== 'torch' && top !== 'libtorch') return undefined;
    const [second = '', third = '', ...deeper] = rest;
    const path = ['torch', ...rest].join('/');
    if (rest.length === 1 && (second === 'version.py' || second === 'build-version')) return path;
    if (second === 'include') return headers ? path : undefined;
    if (second !== 'lib' || deeper.length > 0) return undefined;
    if (IMPORT_LIBRARY.test(third)) return headers ? path : undefined;
    if (!SHARED_LIBRARY.test(third) || PYTHON_ONLY.test(third)) return undefined;
    return variant === 'cpu' && GPU_ONLY.test(third) ? undefined : path;
  };
}
