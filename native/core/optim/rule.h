// What tells one kind of optimizer from another: its options, what it remembers, and its mathematics.
#pragma once

#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "core/optim/parameter_batch.h"
#include "core/options.h"

namespace tsml::optim {

// The values that an option takes; the same as the tables of lib/optim, whose messages are the ones that people see.
struct OptionSpec {
  enum class Kind { number, integer, flag, word, numbers };

  std::string name;
  Kind kind;
  double min = 0;  // of numbers, each of them
  double below = std::numeric_limits<double>::infinity();
  size_t count = 0;             // of numbers in a list
  bool may_be_missing = false;  // which is null
  std::vector<std::string> words{};
};

OptionSpec number(std::string name, double min = 0);
OptionSpec flag(std::string name);
OptionSpec betas();  // two numbers in [0, 1)
OptionSpec or_null(OptionSpec spec);
// What Adam, NAdam and RAdam have in common, and these.
std::vector<OptionSpec> moment_options(std::vector<OptionSpec> others = {});

struct Rule {
  std::string name;  // "AdamW"
  std::vector<OptionSpec> options;
  std::vector<Slot> slots;
  // Moves a batch, whose memory is there. `lr` is the group's learning rate as it is to be taken.
  std::function<void(const Options& options, double lr, ParameterBatch& batch)> update;

  // What follows is left out by most.

  // Before anything is moved, with the batches of all its groups; the options are those of the first that moves.
  std::function<void(const Options& options, std::vector<ParameterBatch>& batches)> begin{};
  // Throws for options that are each right, but not together.
  std::function<void(const Options& options)> check{};
  // Throws ParameterError, whose message begins with `what`, for a parameter that cannot be moved.
  std::function<void(const std::string& what, const at::Tensor& parameter)> check_parameter{};
  // Memory is made when a parameter is taken in, not at its first step.
  bool remembers_from_start = false;
  // The counters of all parameters go on with each step, whether they have a gradient or not.
  bool counts_by_group = false;
};

const Rule& sgd();
const Rule& adam();
const Rule& adamw();
const Rule& nadam();
const Rule& radam();
const Rule& adagrad();
const Rule& rmsprop();
const Rule& lion();
const Rule& lamb();
const Rule& muon();

// Throws std::invalid_argument naming those that there are.
const Rule& find_rule(const std::string& name);

// Throws std::invalid_argument for options that this optimizer does not have, or values that they do not take.
void check_options(const Rule& rule, const Options& options);

}  // namespace tsml::optim
