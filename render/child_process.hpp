#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <string>

namespace dramatis {

/// Runs `work` in a process of its own and returns what it returns, so that a library that crashes, hangs or is not
/// thread-safe does no harm. Throws std::runtime_error with the message of the work's own exception, or which says that
/// it crashed or did not end within `deadline`; the process is gone in every case.
std::string in_child_process(const std::function<std::string()>& work, std::chrono::milliseconds deadline);

/// Waits for the end of a child; its wait status, 0 if something else reaped it.
int wait_for(pid_t child);

}  // namespace dramatis
