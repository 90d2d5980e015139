#define BOOST_TEST_MODULE dramatis
#include <boost/test/unit_test.hpp>
