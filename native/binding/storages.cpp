// What tensors lie in: which storage, and files that are mapped instead of read.
#ifdef _WIN32
#define NOMINMAX
#include <windows.h>
#else
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

#include <cerrno>
#include <cstring>
#include <system_error>

#include "binding/exports.h"
#include "binding/native_object.h"
#include "binding/values.h"
#include "core/errors.h"

namespace tsml::binding {

// A file in memory, privately: writing to a tensor of it changes the copy that this process sees, never the file.
class MappedFile {
 public:
  explicit MappedFile(const std::string& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  uint8_t* data() const { return data_; }
  size_t size() const { return size_; }

 private:
  uint8_t* data_ = nullptr;
  size_t size_ = 0;
};

#ifdef _WIN32
MappedFile::MappedFile(const std::string& path) {
  auto fail = [&] {
    throw std::system_error(static_cast<int>(GetLastError()), std::system_category(), "cannot map " + path);
  };
  int length = MultiByteToWideChar(CP_UTF8, 0, path.c_str(), -1, nullptr, 0);
  std::wstring wide(static_cast<size_t>(length), L'\0');
  MultiByteToWideChar(CP_UTF8, 0, path.c_str(), -1, wide.data(), length);
  HANDLE file =
      CreateFileW(wide.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING, 0, nullptr);
  if (file == INVALID_HANDLE_VALUE) fail();
  LARGE_INTEGER size{};
  GetFileSizeEx(file, &size);
  size_ = static_cast<size_t>(size.QuadPart);
  if (size_ > 0) {
    // Both handles may be closed: the view keeps the file.
    HANDLE mapping = CreateFileMappingW(file, nullptr, PAGE_WRITECOPY, 0, 0, nullptr);
    if (mapping) data_ = static_cast<uint8_t*>(MapViewOfFile(mapping, FILE_MAP_COPY, 0, 0, 0));
    if (mapping) CloseHandle(mapping);
  }
  CloseHandle(file);
  if (size_ > 0 && !data_) fail();
}

MappedFile::~MappedFile() {
  if (data_) UnmapViewOfFile(data_);
}
#else
MappedFile::MappedFile(const std::string& path) {
  auto fail = [&] { throw std::system_error(errno, std::generic_category(), "cannot map " + path); };
  int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail();
  struct stat status {};
  if (fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
    size_ = static_cast<size_t>(status.st_size);
  } else {
    close(file);
    throw ArgumentError(path + " is no file", "ERR_FILE");
  }
  void* data = size_ > 0 ? mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE, file, 0) : nullptr;
  int error = errno;
  close(file);  // the mapping keeps the file
  errno = error;
  if (data == MAP_FAILED) fail();
  data_ = static_cast<uint8_t*>(data);
}

MappedFile::~MappedFile() {
  if (data_) munmap(data_, size_);
}
#endif

template <>
struct NativeTag<MappedFile> {
  static constexpr const char* name = "mapped file";
  static constexpr napi_type_tag tag{0x3c1d6e0f9ab84a57, 0x8f02c46be1d97733};
};

namespace {

// Where `length` bytes from `offset` on lie. Throws where they do not lie within the file.
uint8_t* range_of(const MappedFile& file, const Napi::CallbackInfo& info, uint64_t length) {
  int64_t offset = to_integer(info.Env(), info[1], "offset");
  if (offset < 0 || static_cast<uint64_t>(offset) > file.size() || length > file.size() - static_cast<uint64_t>(offset))
    throw ArgumentError("the bytes do not lie in the mapped file", "ERR_FILE");
  return file.data() + offset;
}

// mapFile(path): mapped file
Napi::Value map_file(const Napi::CallbackInfo& info) {
  auto file = std::make_shared<MappedFile>(to_string(info.Env(), info[0], "mapFile: path"));
  return wrap_native(info.Env(), std::move(file), 0);
}

// mappedSize(file): number of bytes
Napi::Value mapped_size(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), static_cast<double>(unwrap_native<MappedFile>(info[0])->size()));
}

// mappedBytes(file, offset, length): ArrayBuffer with a copy
Napi::Value mapped_bytes(const Napi::CallbackInfo& info) {
  const MappedFile& file = *unwrap_native<MappedFile>(info[0]);
  int64_t length = to_integer(info.Env(), info[2], "length");
  const uint8_t* data = range_of(file, info, static_cast<uint64_t>(length));
  Napi::ArrayBuffer buffer = Napi::ArrayBuffer::New(info.Env(), static_cast<size_t>(length));
  if (length > 0) std::memcpy(buffer.Data(), data, static_cast<size_t>(length));
  return buffer;
}

// mappedTensor(file, offset, dtype, shape, out): handle of a tensor whose elements are the file's. Its storage keeps
// the mapping, and is its own.
Napi::Value mapped_tensor(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  std::shared_ptr<MappedFile> file = unwrap_native<MappedFile>(info[0]);
  at::ScalarType dtype = dtype_from_name(to_string(env, info[2], "mappedTensor: dtype"));
  std::vector<int64_t> shape = to_integers(env, info[3], "mappedTensor: shape");
  uint64_t bytes = c10::elementSize(dtype);
  for (int64_t size : shape) {
    if (size < 0) throw ArgumentError("mappedTensor: expected sizes ≥ 0");
    if (size > 0 && bytes > file->size() / static_cast<uint64_t>(size))
      throw ArgumentError("the bytes do not lie in the mapped file", "ERR_FILE");
    bytes *= static_cast<uint64_t>(size);
  }
  uint8_t* data = range_of(*file, info, bytes);
  if (reinterpret_cast<uintptr_t>(data) % c10::elementSize(dtype) != 0)
    throw ArgumentError("the elements are not aligned", "ERR_FILE");
  at::TensorOptions options = at::TensorOptions().dtype(dtype);
  at::Tensor tensor = bytes == 0 ? at::empty(shape, options)
                                 : at::from_blob(
                                       data, shape, [file](void*) {}, options);
  return {env, from_handle(env, Environment::of(env).adopt(info[4], std::move(tensor)))};
}

// storage(handle): [address, bytes, offset of the tensor in elements]
Napi::Value storage(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  const at::Tensor& tensor = Environment::of(env).tensor(to_handle(env, info[0], "storage"), "storage");
  if (!tensor.has_storage()) throw ArgumentError("storage: expected a strided tensor, received a sparse one");
  int64_t address = static_cast<int64_t>(reinterpret_cast<uintptr_t>(tensor.storage().unsafeGetStorageImpl()));
  return {env, from_integers(env, {address, static_cast<int64_t>(tensor.storage().nbytes()), tensor.storage_offset()})};
}

}  // namespace

void export_storages(Napi::Object exports) {
  add<map_file>(exports, "mapFile");
  add<mapped_size>(exports, "mappedSize");
  add<mapped_bytes>(exports, "mappedBytes");
  add<mapped_tensor>(exports, "mappedTensor");
  add<storage>(exports, "storage");
}

}  // namespace tsml::binding
