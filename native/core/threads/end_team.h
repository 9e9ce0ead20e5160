// Threads that wait for more work.
#pragma once

namespace tsml::threads {

// Ends the threads that computed for this one and wait for it. While there are more of OpenMP's threads in the process
// than cores, each goes to sleep as soon as it waits, and every piece of parallel work wakes it through the system: a
// tenth of a millisecond, a thousand times in a training step of ResNet-50. The next parallel work of this thread
// starts them anew.
void end_team();

}  // namespace tsml::threads
