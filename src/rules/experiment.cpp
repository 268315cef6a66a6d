#include "rules/experiment.hpp"

#include <algorithm>

#include "rules/experiment_words.hpp"

namespace kith {
namespace {

constexpr double kSecondsADay = 86400;
constexpr double kOneInTwenty = 20;

double days_between(Instant from, Instant to) {
  return static_cast<double>((to - from).count()) / kSecondsADay;
}

// A closed experiment knows nothing of what came later.
Instant seen_until(const Experiment& experiment, Instant now) {
  return experiment.closed ? std::min(*experiment.closed, now) : now;
}

void count(ArmCounts& counts, const Followed& one) {
  ++counts.assigned;
  if (!one.sent) return;
  ++counts.sent;
  if (one.in_time) ++counts.answered;
  if (one.met || one.stand == Stand::met) ++counts.met;
  switch (one.stand) {
    case Stand::assigned:
    case Stand::answered:
    case Stand::met: break;
    case Stand::waiting: ++counts.waiting; break;
    case Stand::silent: ++counts.silent; break;
    case Stand::late: ++counts.late; break;
    case Stand::declined: ++counts.declined; break;
    case Stand::led_to: ++counts.led_to; break;
  }
}

ArmReport arm_report(const Arm& arm, const std::vector<const Followed*>& people, Instant until) {
  ArmReport made;
  made.arm = arm;
  std::vector<Waited> waits;
  for (const Followed* one : people) {
    count(made.counts, *one);
    if (!one->sent) continue;
    const Instant watched = one->in_time ? *one->answer : std::min(until, *one->over);
    waits.push_back({days_between(*one->sent, watched), one->in_time});
    if (*one->over > until) continue;
    ++made.answered.of;
    ++made.met.of;
    if (one->in_time) ++made.answered.hits;
    if (one->met) ++made.met.hits;
  }
  made.answered_between = rate_interval(made.answered);
  made.met_between = rate_interval(made.met);
  made.curve = answer_curve(std::move(waits));
  const auto half =
      std::find_if(made.curve.begin(), made.curve.end(), [](const CurveStep& step) { return step.answered >= .5; });
  if (half != made.curve.end()) made.median = half->days;
  return made;
}

std::vector<Trial> trials(const std::vector<const Followed*>& people) {
  std::vector<const Followed*> sent;
  std::copy_if(people.begin(), people.end(), std::back_inserter(sent), [](const Followed* one) { return one->sent; });
  std::sort(sent.begin(), sent.end(), [](const Followed* x, const Followed* y) {
    return x->sent != y->sent ? x->sent < y->sent : x->entry.id < y->entry.id;
  });
  std::vector<Trial> all;
  for (const Followed* one : sent) all.push_back({*one->sent, *one->over, one->in_time});
  return all;
}

}  // namespace

std::string_view name(Stand stand) {
  switch (stand) {
    case Stand::assigned: return "assigned";
    case Stand::waiting: return "waiting";
    case Stand::silent: return "silent";
    case Stand::late: return "late";
    case Stand::answered: return "answered";
    case Stand::declined: return "declined";
    case Stand::met: return "met";
    case Stand::led_to: return "led-to";
  }
  return {};
}

bool in_person(Channel channel) {
  return synchronous(channel) && channel != Channel::call;
}

Followed follow(const Experiment& experiment, const ExperimentEntry& entry, std::span<const Touch> touches,
                Instant now) {
  Followed made;
  made.entry = entry;
  const Arm* arm = experiment.arm(entry.arm);
  if (arm == nullptr) return made;
  const Instant until = seen_until(experiment, now);
  for (const Touch& touch : touches) {
    if (touch.at > until) break;
    if (!made.sent) {
      const bool mine =
          touch.direction == Direction::out || (touch.direction == Direction::both && synchronous(arm->channel));
      if (touch.channel == arm->channel && mine && touch.at >= entry.assigned) made.sent = touch.at;
      continue;
    }
    if (touch.at == *made.sent || touch.direction == Direction::out) continue;
    if (!made.answer) made.answer = touch.at;
    if (in_person(touch.channel)) made.met = true;
  }
  if (!made.sent) return made;
  made.over = *made.sent + Days{experiment.window_days};
  const bool typed = entry.outcome != Outcome::none && entry.outcome_at && *entry.outcome_at <= until;
  if (typed) made.answer = made.answer ? std::min(*made.answer, *entry.outcome_at) : *entry.outcome_at;
  if (typed && entry.outcome == Outcome::met) made.met = true;
  made.in_time = made.answer && *made.answer <= *made.over;
  if (typed && entry.outcome == Outcome::declined) {
    made.stand = Stand::declined;
  } else if (typed && entry.outcome == Outcome::led_to) {
    made.stand = Stand::led_to;
  } else if (made.met) {
    made.stand = Stand::met;
  } else if (made.answer) {
    made.stand = made.in_time ? Stand::answered : Stand::late;
  } else {
    made.stand = until < *made.over ? Stand::waiting : Stand::silent;
  }
  return made;
}

double evidence_needed(std::size_t comparisons) {
  return kOneInTwenty * static_cast<double>(std::max<std::size_t>(1, comparisons));
}

ExperimentReport report(const Experiment& experiment, const std::vector<Followed>& people, Instant now) {
  ExperimentReport made;
  made.experiment = experiment;
  made.now = now;
  const Instant until = seen_until(experiment, now);
  for (const Followed& one : people) count(made.all, one);
  const bool windows_over =
      std::none_of(people.begin(), people.end(), [&](const Followed& one) { return one.over && *one.over > until; });
  made.finished = made.all.sent >= experiment.planned && windows_over;
  const auto of = [&](const Arm& arm, const std::string* segment) {
    std::vector<const Followed*> some;
    for (const Followed& one : people) {
      if (one.entry.arm == arm.id && (segment == nullptr || one.entry.segment == *segment)) some.push_back(&one);
    }
    return some;
  };
  std::vector<std::vector<Trial>> tried;
  for (const Arm& arm : experiment.arms) {
    made.arms.push_back(arm_report(arm, of(arm, nullptr), until));
    tried.push_back(trials(of(arm, nullptr)));
  }
  std::vector<std::string> segments = experiment.segments;
  if (!segments.empty()) segments.emplace_back();
  for (const std::string& segment : segments) {
    SegmentReport part;
    part.segment = segment;
    int in_it = 0;
    for (const Arm& arm : experiment.arms) {
      part.arms.push_back(arm_report(arm, of(arm, &segment), until));
      part.arms.back().curve.clear();
      in_it += part.arms.back().counts.assigned;
    }
    if (in_it > 0 || !segment.empty()) made.segments.push_back(std::move(part));
  }
  for (std::size_t a = 0; a < made.arms.size(); ++a) {
    for (std::size_t b = a + 1; b < made.arms.size(); ++b) {
      Comparison two{a, b, chance_better(made.arms[a].answered, made.arms[b].answered),
                     pair_evidence(tried[a], tried[b], until), std::nullopt};
      if (made.finished) two.fisher = fisher_exact(made.arms[a].answered, made.arms[b].answered);
      made.comparisons.push_back(std::move(two));
    }
  }
  made.sentence = report_sentence(made);
  made.cautions = report_cautions(made);
  return made;
}

ExperimentWeek week_figures(const std::vector<Followed>& people, Week week, const Zone& zone) {
  ExperimentWeek made;
  const LocalDate end = week.sunday();
  for (const Followed& one : people) {
    if (!one.sent) continue;
    const LocalDate sent = zone.date_of(*one.sent);
    if (sent <= end) ++made.sent_in_all;
    if (week.holds(sent)) ++made.sent;
    if (!one.in_time) continue;
    const LocalDate answer = zone.date_of(*one.answer);
    if (answer <= end) ++made.answered_in_all;
    if (!week.holds(answer)) continue;
    ++made.answered;
    if (one.met) ++made.met;
  }
  return made;
}

}  // namespace kith
