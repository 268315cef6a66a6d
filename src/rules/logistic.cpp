#include "rules/logistic.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kith {
namespace {

constexpr int kMostSteps = 12;
constexpr double kSettled = 1e-6;
constexpr int kMostHalvings = 10;
constexpr double kInterceptPull = .5;

// Solves a x = b in place for a symmetric positive a (Cholesky); b becomes x.
void solve(std::vector<double>& a, std::vector<double>& b) {
  const std::size_t n = b.size();
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t k = 0; k < j; ++k) a[j * n + j] -= a[j * n + k] * a[j * n + k];
    a[j * n + j] = std::sqrt(std::max(a[j * n + j], 1e-12));
    for (std::size_t i = j + 1; i < n; ++i) {
      for (std::size_t k = 0; k < j; ++k) a[i * n + j] -= a[i * n + k] * a[j * n + k];
      a[i * n + j] /= a[j * n + j];
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= a[i * n + k] * b[k];
    b[i] /= a[i * n + i];
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) b[i] -= a[k * n + i] * b[k];
    b[i] /= a[i * n + i];
  }
}

double loss(const Examples& table, const Linear& model, const Linear& prior, double pull) {
  double sum = 0;
  for (std::size_t r = 0; r < table.rows(); ++r) {
    const double odds = model(table.row(r));
    const double toward = table.labels[r] > 0 ? odds : -odds;
    const double missed = toward > 0 ? std::log1p(std::exp(-toward)) : std::log1p(std::exp(toward)) - toward;
    sum += static_cast<double>(table.weights[r]) * missed;
  }
  for (std::size_t i = 0; i < model.weights.size(); ++i) {
    const double off = model.weights[i] - prior.weights[i];
    sum += pull / 2 * off * off;
  }
  const double off = model.intercept - prior.intercept;
  return sum + kInterceptPull / 2 * off * off;
}

}  // namespace

double sigmoid(double x) {
  return 1 / (1 + std::exp(-x));
}

double Linear::operator()(std::span<const float> row) const {
  double sum = intercept;
  for (std::size_t i = 0; i < row.size(); ++i) sum += weights[i] * static_cast<double>(row[i]);
  return sum;
}

Linear fit_logistic(const Examples& table, const Linear& prior, double pull) {
  const std::size_t n = table.width + 1;  // the intercept comes last
  Linear model = prior;
  double now = loss(table, model, prior, pull);
  std::vector<double> hessian(n * n);
  std::vector<double> step(n);
  std::vector<double> x(n, 1.0);
  for (int round = 0; round < kMostSteps; ++round) {
    hessian.assign(n * n, 0);
    for (std::size_t i = 0; i + 1 < n; ++i) {
      hessian[i * n + i] = pull;
      step[i] = -pull * (model.weights[i] - prior.weights[i]);
    }
    hessian[n * n - 1] = kInterceptPull;
    step[n - 1] = -kInterceptPull * (model.intercept - prior.intercept);
    for (std::size_t r = 0; r < table.rows(); ++r) {
      const auto row = table.row(r);
      const double p = sigmoid(model(row));
      const double w = static_cast<double>(table.weights[r]);
      const double miss = w * (static_cast<double>(table.labels[r]) - p);
      const double curve = w * std::max(p * (1 - p), 1e-6);
      for (std::size_t i = 0; i + 1 < n; ++i) x[i] = static_cast<double>(row[i]);
      for (std::size_t i = 0; i < n; ++i) {
        step[i] += miss * x[i];
        const double c = curve * x[i];
        for (std::size_t k = 0; k <= i; ++k) hessian[i * n + k] += c * x[k];
      }
    }
    solve(hessian, step);
    // Newton overshoots far from the answer: halve until it gains.
    double share = 1;
    double next = now;
    Linear tried;
    bool gains = false;
    for (int halved = 0; !gains && halved < kMostHalvings; ++halved) {
      if (halved > 0) share /= 2;
      tried = model;
      for (std::size_t i = 0; i + 1 < n; ++i) tried.weights[i] += share * step[i];
      tried.intercept += share * step[n - 1];
      next = loss(table, tried, prior, pull);
      gains = next <= now;
    }
    if (!gains) break;
    model = std::move(tried);
    const double gained = now - next;
    now = next;
    if (gained < kSettled * (1 + now)) break;
  }
  return model;
}

Linear fit_line(const Examples& table, const Linear& prior, double pull) {
  const std::size_t n = table.width + 1;
  std::vector<double> normal(n * n);
  std::vector<double> step(n);
  std::vector<double> x(n, 1.0);
  for (std::size_t i = 0; i < n; ++i) normal[i * n + i] = i + 1 < n ? pull : kInterceptPull;
  for (std::size_t r = 0; r < table.rows(); ++r) {
    const auto row = table.row(r);
    const double w = static_cast<double>(table.weights[r]);
    const double miss = w * (static_cast<double>(table.labels[r]) - prior(row));
    for (std::size_t i = 0; i + 1 < n; ++i) x[i] = static_cast<double>(row[i]);
    for (std::size_t i = 0; i < n; ++i) {
      step[i] += miss * x[i];
      for (std::size_t k = 0; k <= i; ++k) normal[i * n + k] += w * x[i] * x[k];
    }
  }
  solve(normal, step);
  Linear model = prior;
  for (std::size_t i = 0; i + 1 < n; ++i) model.weights[i] += step[i];
  model.intercept += step[n - 1];
  return model;
}

}  // namespace kith
