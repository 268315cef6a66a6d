#include "app/demo_places.hpp"

namespace kith::demo {
namespace {

constexpr std::string_view kLondon = "London";

constexpr Place kPlaces[] = {
    {"Norvane Logistics", "norvane.example.com", "freight", kLondon, "", "United Kingdom", "gb",
     "en, en, en, sc, ie, pl, in, in, pk, ng, gh, pt, tr, cn, us, fr, ar, es", 196},
    {"Larkfield Foods", "larkfield.example.com", "maker", "Reading", "Berkshire", "United Kingdom", "gb",
     "en, en, in, pl, ie", 24},
    {"Tidewater Grocers", "tidewater.example.com", "retail", "Bristol", "", "United Kingdom", "gb",
     "en, en, sc, pk, pt, ng", 22},
    {"Brandt & Söhne", "brandt-soehne.example.com", "maker", "Bremen", "", "Germany", "de", "de, de, tr, pl", 20},
    {"Rowanbridge Software", "rowanbridge.example.com", "software", "Edinburgh", "", "United Kingdom", "gb",
     "sc, en, in, ua, gr, ie", 18},
    {"Hexham & Lowe", "hexhamlowe.example.com", "consulting", kLondon, "", "United Kingdom", "gb",
     "en, en, fr, in, il, us", 17},
    {"Corvid Parcel", "corvidparcel.example.com", "freight", "Birmingham", "", "United Kingdom", "gb",
     "en, pk, in, pl, gh", 16},
    {"Garnier Ateliers", "garnier-ateliers.example.com", "maker", "Lyon", "", "France", "fr", "fr, fr, pt, ar", 15},
    {"Oxmarket University", "oxmarket.example.org", "university", "Oxford", "", "United Kingdom", "gb",
     "en, cn, jp, ng, de, ir", 14},
    {"Saltmarsh Ports", "saltmarshports.example.com", "freight", "Felixstowe", "Suffolk", "United Kingdom", "gb",
     "en, nl, no, ie", 14},
    {"Quillfeather Books", "quillfeather.example.com", "retail", "Bath", "", "United Kingdom", "gb", "en, ie, us", 12},
    {"Vantorp Robotics", "vantorp.example.com", "software", "Gothenburg", "", "Sweden", "gb", "se, se, fi, no, ir", 12},
    {"Chartered Guild of Warehousing", "warehouseguild.example.org", "association", kLondon, "", "United Kingdom", "gb",
     "en, sc, za, us", 11},
    {"Mossgrove Health Trust", "mossgrove.example.org", "public", "Leeds", "", "United Kingdom", "gb", "en, in, ph, ng",
     11},
    {"Pallet & Pine", "palletandpine.example.com", "freight", "Rotterdam", "", "Netherlands", "gb", "nl, nl, tr", 10},
    {"Redwillow Freight", "redwillow.example.com", "freight", "Columbus", "OH", "United States", "us", "us, us, es, ph",
     10},
    {"Sunderby Interiors", "sunderby.example.com", "retail", "Malmö", "", "Sweden", "gb", "se, no, fi", 9},
    {"Kestrel Cold Chain", "kestrelcold.example.com", "freight", "Glasgow", "", "United Kingdom", "gb", "sc, en, pl",
     9},
    {"Amberline Textiles", "amberline.example.com", "maker", "Porto", "", "Portugal", "gb", "pt, pt, es", 8},
    {"Blue Heron Capital", "blueheron.example.com", "finance", kLondon, "", "United Kingdom", "gb",
     "en, il, us, ar, in", 8},
    {"Docklands Supply Chain Meetup", "docklands-meetup.example.org", "association", kLondon, "", "United Kingdom",
     "gb", "en, in, gh, pl, vn", 8},
    {"Finch & Daughters", "finchdaughters.example.com", "retail", "Norwich", "", "United Kingdom", "gb", "en, us", 7},
    {"Tanaka Precision Works", "tanaka-precision.example.com", "maker", "Nagoya", "", "Japan", "us", "jp, jp, kr", 7},
    {"Oduya Foods", "oduyafoods.example.com", "maker", "Lagos", "", "Nigeria", "gb", "ng, ng, gh", 7},
    {"The Shelving Gazette", "shelvinggazette.example.com", "press", kLondon, "", "United Kingdom", "gb",
     "en, ie, za, us", 6},
    {"Ironbark Mining Supply", "ironbark.example.com", "maker", "Perth", "WA", "Australia", "us", "en, sc, vn", 6},
    {"Calder Valley Council", "caldervalley.example.org", "public", "Halifax", "West Yorkshire", "United Kingdom", "gb",
     "en, pk", 6},
    {"Novabrace Medical", "novabrace.example.com", "maker", "Cork", "", "Ireland", "gb", "ie, ie, pl", 6},
    {"Stellantine Pharma", "stellantine.example.com", "maker", "Basel", "", "Switzerland", "de", "de, fr, it", 6},
    {"Greyhound Lane Studio", "greyhoundlane.example.com", "design", kLondon, "", "United Kingdom", "gb",
     "en, it, jp, nl", 6},
    {"Maple & Main Market", "maplemain.example.com", "retail", "Toronto", "ON", "Canada", "us", "us, in, cn, fr", 6},
    {"Harbour Light Hospice", "harbourlight.example.org", "charity", "Brighton", "", "United Kingdom", "gb", "en, ie",
     5},
    {"Second Shelf Food Bank", "secondshelf.example.org", "charity", kLondon, "", "United Kingdom", "gb",
     "en, ng, pk, ph", 5},
    {"Wagtail Rowing Club", "wagtailrowing.example.org", "club", kLondon, "", "United Kingdom", "gb", "en, sc, nl, us",
     9},
    {"Anvil Road Ventures", "anvilroad.example.com", "finance", "Manchester", "", "United Kingdom", "gb", "en, in, il",
     5},
    {"Papadakis Shipping", "papadakis-shipping.example.com", "freight", "Piraeus", "", "Greece", "gb", "gr", 5},
    {"Istria Olive Cooperative", "istriaolive.example.com", "maker", "Trieste", "", "Italy", "gb", "it", 4},
    {"Mekong Bicycle Works", "mekongbikes.example.com", "maker", "Ho Chi Minh City", "", "Vietnam", "us", "vn", 5},
    {"Savanna Solar", "savannasolar.example.com", "maker", "Nairobi", "", "Kenya", "gb", "ke, ke, in", 5},
    {"Copperfield Analytics", "copperfield.example.com", "software", "Cambridge", "", "United Kingdom", "gb",
     "en, cn, ir, ua", 7},
    {"Lumen & Loom", "lumenloom.example.com", "maker", "Łódź", "", "Poland", "gb", "pl, pl, ua", 5},
    {"Bohemia Glass Line", "bohemiaglass.example.com", "maker", "Brno", "", "Czechia", "gb", "cz", 4},
    {"Anatolia Fruit Export", "anatoliafruit.example.com", "maker", "Izmir", "", "Türkiye", "gb", "tr", 4},
    {"Levant Spice House", "levantspice.example.com", "retail", "Amman", "", "Jordan", "gb", "ar", 4},
    {"Coral Bay Resorts", "coralbay.example.com", "retail", "Cebu", "", "Philippines", "us", "ph", 3},
    {"Hanriver Components", "hanriver.example.com", "maker", "Incheon", "", "South Korea", "us", "kr", 5},
    {"Jade Gate Trading", "jadegate.example.com", "freight", "Ningbo", "", "China", "us", "cn", 6},
    {"Banyan Systems", "banyansystems.example.com", "software", "Bengaluru", "", "India", "us", "in", 8},
    {"Table Mountain Vines", "tablemountain.example.com", "maker", "Stellenbosch", "", "South Africa", "gb", "za", 4},
    {"Andes Alpaca Goods", "andesalpaca.example.com", "retail", "Arequipa", "", "Peru", "us", "es", 3},
    {"Ribeira Cork", "ribeiracork.example.com", "maker", "Évora", "", "Portugal", "gb", "pt", 3},
    {"Fjordheim Seafood", "fjordheim.example.com", "maker", "Bergen", "", "Norway", "gb", "no", 5},
    {"Lapland Outfitters", "laplandoutfitters.example.com", "retail", "Oulu", "", "Finland", "gb", "fi", 4},
    {"Ashford Legal", "ashfordlegal.example.com", "law", kLondon, "", "United Kingdom", "gb", "en, fr, in", 5},
    {"Pemberton Tax & Trust", "pembertontax.example.com", "law", kLondon, "", "United Kingdom", "gb", "en", 3},
    {"Twelve Bells Recruiting", "twelvebells.example.com", "recruiting", kLondon, "", "United Kingdom", "gb",
     "en, us, ie", 7},
    {"Juniper Talent", "junipertalent.example.com", "recruiting", "Dublin", "", "Ireland", "gb", "ie, en", 4},
    {"Institute for Slow Logistics", "slowlogistics.example.org", "university", "Utrecht", "", "Netherlands", "gb",
     "nl, de, in", 5},
    {"Prairie Rail", "prairierail.example.com", "freight", "Omaha", "NE", "United States", "us", "us", 5},
    {"Gulfside Containers", "gulfside.example.com", "freight", "Houston", "TX", "United States", "us", "us, es, vn", 5},
    {"Birchwood Furniture", "birchwoodfurniture.example.com", "maker", "High Wycombe", "", "United Kingdom", "gb",
     "en, pl", 5},
    {"Peppercorn Kitchenware", "peppercorn.example.com", "retail", "Sheffield", "", "United Kingdom", "gb", "en, in",
     4},
    {"Otter & Reed Clothing", "otterandreed.example.com", "retail", "Dublin", "", "Ireland", "gb", "ie, en", 5},
    {"Northlight Energy", "northlight.example.com", "public", "Aberdeen", "", "United Kingdom", "gb", "sc, no", 5},
    {"Velodrome Spares", "velodromespares.example.com", "retail", "Ghent", "", "Belgium", "fr", "nl, fr", 4},
    {"Atlas & Ember Stoves", "atlasember.example.com", "maker", "Telford", "", "United Kingdom", "gb", "en, sc", 4},
    {"Sesamefield Research", "sesamefield.example.com", "consulting", "Barcelona", "", "Spain", "gb", "es, it", 3},
    {"Plumtree School", "plumtree.example.org", "public", kLondon, "", "United Kingdom", "gb", "en, gh, pk", 4},
    {"Kite & Compass Travel", "kitecompass.example.com", "retail", kLondon, "", "United Kingdom", "gb", "en, es, gr",
     3},
    {"Fenwater Brewery", "fenwater.example.com", "maker", "Ely", "", "United Kingdom", "gb", "en, de", 3},
    {"Halden Packaging", "halden.example.com", "maker", "Hamburg", "", "Germany", "de", "de, pl", 6},
    {"Roussel Transports", "roussel.example.com", "freight", "Lille", "", "France", "fr", "fr, ar", 6},
    {"Adria Cruise Supply", "adriacruise.example.com", "freight", "Genoa", "", "Italy", "gb", "it", 3},
    {"Self-employed", "", "own", kLondon, "", "United Kingdom", "gb", "en, us, fr, in, se, il, nl, za", 12},
};

struct Roles {
  std::string_view kind, list;
};
constexpr Roles kRoles[] = {
    {"freight",
     "Transport Planner, Warehouse Shift Manager, Depot Manager, Head of Operations, Customs Specialist, Key Account "
     "Manager, Fleet Manager, Network Planning Analyst, Regional Director, Continuous Improvement Lead, Contract "
     "Manager, Safety Manager, Finance Business Partner, HR Partner, IT Project Manager, Commercial Director, "
     "Customer Service Lead, Stock Controller"},
    {"maker",
     "Supply Chain Manager, Head of Procurement, Plant Manager, Demand Planner, Logistics Coordinator, Quality "
     "Manager, "
     "Chief Operating Officer, Export Manager, Production Scheduler, Packaging Engineer, Finance Director"},
    {"retail",
     "Head of Fulfilment, Merchandiser, Store Operations Manager, Buyer, Inventory Planner, E-commerce Director, "
     "Returns "
     "Manager, Distribution Centre Manager, Founder"},
    {"software",
     "Product Manager, Solutions Engineer, Account Executive, Implementation Consultant, Chief Technology Officer, "
     "Data "
     "Scientist, Customer Success Manager, Backend Engineer, Designer"},
    {"consulting", "Partner, Principal, Senior Consultant, Engagement Manager, Analyst, Associate Director"},
    {"university",
     "Lecturer in Operations, Professor of Logistics, Research Fellow, Programme Director, PhD Candidate"},
    {"association", "Events Manager, Membership Director, Volunteer Organiser, Editor, Chair"},
    {"public", "Head of Estates, Procurement Lead, Programme Manager, Facilities Manager, Stores Manager"},
    {"finance", "Investment Director, Analyst, Operating Partner, Portfolio Manager"},
    {"press", "Reporter, Deputy Editor, Podcast Producer, Columnist"},
    {"design", "Creative Director, Service Designer, Illustrator, Studio Manager"},
    {"charity", "Director, Warehouse Volunteer Lead, Fundraising Manager, Trustee"},
    {"club", "Coach, Treasurer, Crew Captain, Member"},
    {"law", "Solicitor, Partner, Tax Adviser, Paralegal"},
    {"recruiting", "Recruiter, Practice Lead, Research Associate, Managing Director"},
    {"own", "Independent Consultant, Executive Coach, Interim Manager, Freelance Analyst, Author and Speaker"},
};

}  // namespace

std::span<const Place> places() {
  return kPlaces;
}

std::string_view roles(std::string_view kind) {
  for (const Roles& row : kRoles) {
    if (row.kind == kind) return row.list;
  }
  return kRoles[0].list;
}

}  // namespace kith::demo
