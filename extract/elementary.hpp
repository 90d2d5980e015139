#pragma once

/// Functions of the C library whose last bit depends on the processor there (glibc takes others where it can fuse a
/// product and a sum), in steps that are rounded the same everywhere.
namespace dramatis {

/// e^x within 1e-15 of it, relatively; 0 for x <= -750.
double exponential(double x);

/// ln x within 1e-15 of it, relatively or absolutely; x > 0.
double logarithm(double x);

}  // namespace dramatis
