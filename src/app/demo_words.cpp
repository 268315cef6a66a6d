#include "app/demo_words.hpp"

namespace kith::demo {
namespace {

constexpr std::string_view kTopics[] = {
    "dock scheduling",     "slotting review",        "peak planning",      "the returns corner",
    "carrier tender",      "night shift handover",   "cycle counting",     "the new WMS",
    "yard congestion",     "packaging waste",        "temporary labour",   "the Leeds site visit",
    "pick path trial",     "cold store energy bill", "customs backlog",    "safety walk",
    "a second mezzanine",  "forecast error",         "pallet pool losses", "the agency contract",
    "click and collect",   "inbound appointments",   "racking inspection", "a warehouse for spares",
    "stock accuracy",      "the board paper",        "cross-docking",      "the robot pilot",
    "spring range launch", "freight rates",
};

constexpr std::string_view kWork[] = {
    "Moving two depots into one before the summer. The lease worries more than the racking.",
    "Asked how I price a discovery week. Told the truth: badly, at first.",
    "The new warehouse system goes live in waves, and the first wave was rough.",
    "Has the budget for one improvement this year and three candidates for it.",
    "New boss from retail, who counts everything. Finds it refreshing so far.",
    "Hiring a planner and cannot find one who likes spreadsheets and people alike.",
    "Their peak is six weeks earlier than everybody thinks, because of school uniforms.",
    "Wants to speak at the Guild's spring evening but hates slides.",
    "Reorganisation announced. Reports to Finance now, which is either a promotion or a warning.",
    "Proud of the safety record: 400 days. Started with a whiteboard and biscuits.",
    "Thinks robots are a way to avoid talking about the shift plan. Probably right.",
    "Cut the returns backlog from nine days to two by moving one table.",
    "Looking for a second carrier in the north. Would take a recommendation.",
    "Writing a thesis in the evenings on why forecasts are ignored.",
    "Just became responsible for the German sites as well. Learning the holidays first.",
    "Had a bad audit in the spring and a good one last month.",
    "Says the real bottleneck is the goods lift. Everybody else says it is IT.",
    "The union talks went well because both sides had walked the night shift.",
    "Budget frozen until the new year; ask again in February.",
    "Sits on the buying side now and finds suppliers much more charming.",
    "Testing paper tape instead of plastic. Staff prefer it, the machine does not.",
    "Promoted in the summer. Still does the old job on Fridays.",
    "Building a dashboard nobody asked for. I asked for a copy.",
    "Their best shift leader is leaving to open a bakery.",
    "Wants fewer vendors, longer contracts and somebody who answers the phone.",
    "Manages twelve people, three of them in another time zone.",
    "Inherited 40,000 slow movers. We laughed, then made a list.",
    "Swears by walking the building every Monday at seven.",
    "Got the second mezzanine approved after four tries. The trick was a photograph.",
    "Curious about going independent, but not before the mortgage is done.",
    "Knows everybody in cold storage. Offered to introduce me to two of them.",
    "Does not like being called; answers mails within the hour.",
    "Prefers a call on the way home, around half past five.",
    "Responsible for 18 sites and has seen 11. I suggested a tour.",
    "Their CFO reads every page. Keep proposals at two.",
    "Spoke on a panel about energy in cold stores; clear and funny.",
    "Lost a tender to us years ago and tells the story better than I do.",
    "Trialling four-day weeks in the office. The warehouse wants to know when.",
    "Their supplier in Porto had a fire. Everyone fine, stock gone.",
    "Thinks of the stock count as a festival. There is cake.",
};

constexpr std::string_view kLife[] = {
    "Twins started school in September.",
    "Training for a half marathon; the knee disagrees.",
    "Learning Portuguese for a sabbatical that may or may not happen.",
    "New puppy, a whippet called Forklift.",
    "Just back from two weeks in the Dolomites.",
    "Sings in a choir that rehearses on Tuesdays, so never Tuesdays.",
    "Moved house, still living out of boxes. Professional shame.",
    "Keeps bees on the roof and brings honey to meetings.",
    "Daughter is applying for engineering and would like to talk to somebody in it.",
    "Restoring a 1974 bicycle, one bolt a week.",
    "Reads only books that were given as presents. Noted.",
    "Mother is ill; asked after her, that was right.",
    "Allotment next to the ring road. Talks about tomatoes with statistics.",
    "Expecting in the spring. Not public yet.",
    "Plays the bass in a band of procurement people.",
    "Vegetarian since the summer.",
    "Son won the county chess thing and is insufferable.",
    "Never has coffee after noon.",
    "Walks the coast path, one stage a year, always in the rain.",
    "Bakes when stressed. The office approves of deadlines.",
    "Has read everything about lighthouses.",
    "Going to see family in the new year, back by the middle of January.",
    "Rows on Saturdays, same club as mine.",
    "Volunteers at the food bank on the first Saturday.",
    "Learning to sail; owns the hat already.",
    "Cut down to four days to be home on Fridays.",
    "Broke a wrist on the ice and types with one hand.",
    "Follows a football team that never wins, with great dignity.",
    "Photographs old warehouse signs. I sent the one from the canal.",
    "Just celebrated ten years of marriage with a camper van.",
};

constexpr std::string_view kFirst[] = {
    "Met in the queue for coffee at the Guild's autumn evening.",
    "Sat next to each other on the train to Manchester, both with the same report open.",
    "Introduced after my talk on slotting; asked the only hard question.",
    "Came up to me at the meetup and said the slides were too kind to forklifts.",
    "Was on the other side of a tender years ago. We agreed to be on the same side one day.",
    "We shared an office wall at Norvane and never spoke. Now we do.",
    "Found me through the article in the Gazette.",
    "Neighbours at the trade fair: stand 14 and stand 15.",
    "Worked together on the Reading move, three weekends in a row.",
    "Took my warehouse course in the second cohort.",
};

constexpr std::string_view kTables[] = {
    "At the noodle place near Liverpool Street",
    "Corner table at the Copper Kettle",
    "Walked along the canal instead of sitting",
    "Breakfast before the site visit",
    "The canteen, fish on Friday",
    "At the rowing club after training",
    "Station café, between two trains",
    "Soup and a whiteboard",
    "The long table upstairs at the Guild",
    "Tea at theirs, with the twins",
};

constexpr std::string_view kGreetings[] = {
    "Back from Lisbon",
    "The article I mentioned",
    "Photo from the site visit",
    "Good talk on the podcast",
    "Thought of you: a job at the Guild",
    "Happy new year from a quiet desk",
    "How the pilot ended",
    "Your comment on peak planning",
    "News from me: a second client",
    "The name of that bakery",
    "Congratulations on the opening",
    "A book you would like",
    "Slides from the evening",
    "A short hello before the holidays",
};

constexpr std::string_view kHobbies[] = {
    "rowing",       "allotment",         "choir",       "chess",         "sourdough",   "trail running",
    "old bicycles", "beekeeping",        "bass guitar", "coastal walks", "lighthouses", "film photography",
    "pottery",      "football, loyally", "crosswords",  "sailing",       "board games", "jazz records",
};

constexpr std::string_view kTags[] = {
    "guild",   "meetup",     "prospect", "supplier", "reading-move", "course",   "mentor",     "press",
    "speaker", "cold-chain", "retail",   "robots",   "hiring",       "academia", "introducer", "trade-fair",
};

}  // namespace

std::span<const std::string_view> topics() {
  return kTopics;
}
std::span<const std::string_view> work_words() {
  return kWork;
}
std::span<const std::string_view> life_words() {
  return kLife;
}
std::span<const std::string_view> first_words() {
  return kFirst;
}
std::span<const std::string_view> tables() {
  return kTables;
}
std::span<const std::string_view> greetings() {
  return kGreetings;
}
std::span<const std::string_view> hobbies() {
  return kHobbies;
}
std::span<const std::string_view> tags() {
  return kTags;
}

}  // namespace kith::demo
