#include "core/training/micro_batch.h"

#include "core/errors.h"
#include "core/optim/optimizer.h"

namespace tsml::training {

void MicroBatch::set(int64_t size) {
  if (size < 1) refuse("Expected a micro-batch of at least 1 sample but received ", size);
  size_ = size;
}

int64_t MicroBatch::fit(int64_t samples, bool may_halve, const std::function<void()>& attempt,
                        const std::function<void()>& restore) {
  for (int64_t halvings = 0;; halvings++) {
    try {
      attempt();
      return halvings;
    } catch (const optim::TornUpdateError&) {
      restore();
      throw;
    } catch (const c10::OutOfMemoryError&) {
      restore();
      const int64_t tried = of(samples);
      if (tried <= 1 || !may_halve) throw;
      size_ = (tried + 1) / 2;
    } catch (const std::invalid_argument& error) {
      restore();
      if (halvings == 0) throw;
      // As a batch norm of one sample: with more memory there would be more of them.
      TORCH_CHECK_WITH(OutOfMemoryError, false, "memory ran out, and has room for ", size_,
                       size_ == 1 ? " sample" : " samples",
                       " at once, of which the model makes no step: ", error.what(),
                       " With more memory, or smaller inputs, there is room for more.");
    } catch (...) {
      restore();
      throw;
    }
  }
}

}  // namespace tsml::training
