// Lays out pictures of the most central actors of a graph, and prints for each engine and number of actors the seconds
// of processor time that it took, which other programs beside it do not change much, and how many of them are shown.
//
//   time_layout GRAPH.json

#include <sys/resource.h>

#include <boost/graph/adjacency_list.hpp>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <stdexcept>

#include "graph/json/graph_json.hpp"
#include "render/picture.hpp"

using namespace dramatis;

namespace {

/// Of this process and of those that it has waited for: layouts are made in processes of their own.
double processor_seconds() {
  double seconds = 0;
  for (const auto who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    getrusage(who, &usage);
    for (const timeval& time : {usage.ru_utime, usage.ru_stime})
      seconds += static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  }
  return seconds;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: time_layout GRAPH.json\n";
    return 2;
  }
  std::ifstream file(argv[1], std::ios::binary);
  const ActorGraph graph = read_graph(file, argv[1]);
  std::cout << "actors shown  lines  engine  seconds\n";
  for (const std::size_t actors : {50U, 500U, 2000U})
    for (const Engine engine : {Engine::automatic, Engine::dot, Engine::neato, Engine::sfdp, Engine::twopi}) {
      RenderOptions options{.selection = {.max_actors = actors}, .engine = engine};
      const double start = processor_seconds();
      std::cout << std::setw(6) << actors << std::flush;
      try {
        const Picture picture = compose(graph, options, {1e6, 1e6}, std::chrono::minutes(2));
        std::cout << std::setw(6) << picture.cards.size() << std::setw(7) << picture.lines.size();
      } catch (const std::runtime_error& error) {
        std::cout << "  " << error.what() << "; ";
      }
      std::cout << "  " << std::setw(6) << std::left << to_string(engine) << std::right << std::fixed
                << std::setprecision(2) << std::setw(9) << processor_seconds() - start << std::endl;
    }
}
