// What the guard knows words by, as rows of GuardPhrases. Written as GuardText reads: lower case, no accents,
// "i'm" is two words. English first; the commonest in German, French and Spanish.
#pragma once

#include <string_view>

namespace kith {

struct WordClass {
  std::string_view name;
  std::string_view words;
};
inline constexpr WordClass kWordClasses[] = {
    {"me", "me us"},
    {"my", "my our"},
    {"i", "i we"},
    {"you", "you u"},
    {"meet",
     "call chat talk meet meeting speak zoom coffee lunch dinner breakfast drink demo conversation walkthrough "
     "webinar session slot"},
    {"job",
     "job jobs position positions role roles vacancy vacancies opening openings opportunit~ internship~ placement "
     "employment gig challenge contract work traineeship apprenticeship"},
    {"cv", "cv resume resumes vita vitae lebenslauf portfolio curriculum candidature bewerbung bewerbungsunterlagen"},
    {"deck",
     "deck pitch proposal brochure prospectus onepager pager leaflet catalogue catalog flyer whitepaper "
     "presentation overview offer quote plan factsheet teaser angebot"},
    {"read", "review read critique proofread edit comment assess evaluate check"},
    {"advice",
     "advice feedback guidance tips pointers input thoughts opinion suggestions mentorship mentoring wisdom "
     "insight insights perspective"},
    {"them",
     "companies businesses firms teams people founders brands clients organisations organizations leaders "
     "professionals executives owners startups agencies managers customers entrepreneurs"},
    {"grow",
     "increase boost double triple grow cut reduce save improve accelerate streamline optimise optimize scale "
     "automate maximise maximize generate transform"},
    {"product",
     "platform solution solutions product products service services software tool tools app agency offering "
     "programme program package technology system course newsletter workshop community startup company firm "
     "business agencies consultancy studio sensors devices app"},
    {"gift",
     "gift gifts voucher vouchers coupon coupons certificate hamper bouquet flowers chocolates chocolate wine "
     "champagne whisky bottle swag mug present tickets ticket basket biscuits cookies candle card token treat "
     "sampler box crate keg beer beers brownies pie shirt shirts gutschein geschenk blumen cadeau regalo"},
    {"work",
     "talk article articles post posts piece essay column book chapter paper papers study interview podcast "
     "episode newsletter blog speech keynote lecture workshop session panel presentation slides thread comment "
     "comments question answer reply photo photos picture pictures painting paintings exhibition show album "
     "song film garden restaurant shop project projects library tool code patch release report review letter "
     "design building translation recipe research findings experiment experiments dataset map maps course "
     "class award promotion appointment proposal decision conference meetup stand booth story stories series "
     "note guide tutorial video webinar thesis dissertation novel poem poems quote remark remarks point "
     "example argument analysis chart charts diagram bakery cafe gallery collection archive figures numbers "
     "method approach account list tables vortrag artikel buch beitrag studie livre conference exposition "
     "entretien articulo libro charla"},
    {"did",
     "wrote write said say gave spoke asked mentioned described argued made built led presented explained "
     "pointed told published posted organised organized ran moved opened won recommended suggested quoted "
     "answered showed taught designed translated reviewed started founded recorded tested measured drew painted "
     "planted restored chaired hosted called compared listed warned admitted noted filmed coached edited shipped "
     "released rewrote argue grew turned raised joined launched took closed read drove cooked"},
    {"shared",
     "met meet spoke talked sat shared worked studied chatted crossed walked travelled traveled lived shook "
     "danced played ran rowed sailed queued waited argued discussed overlapped volunteered"},
};

constexpr std::string_view word_class(std::string_view name) {
  for (const WordClass& row : kWordClasses) {
    if (row.name == name) return row.words;
  }
  return {};
}

// How a request begins.
inline constexpr std::string_view kRequestFrames[] = {
    "could|can|would|will|might|may {you}",
    "would|will|is it|that|there be? possible|ok|okay|alright|convenient|feasible",
    "is|was there any? way|chance|possibility|someone|anyone|somebody",
    "any chance|way|possibility|openings|vacancies|leads",
    "do|did|dont {you} have|know|think|mind|happen|take|offer|need|by",
    "are|re|be {you} able|available|free|open|willing|up|interested|around|hiring|looking|ready",
    "if {you} could|can|would|know|have|are|hear|re|were|think|need|see|d|happen",
    "{i} would|d * love|like|appreciate|welcome|value|enjoy",
    "{i} would|d * be * grateful|happy|thankful|honoured|honored|glad|delighted|obliged|thrilled",
    "{i} was|were|am|m|are|re * hoping|wondering|looking|seeking|searching|asking|after|hunting|interested|keen|eager",
    "{i} hope|hoped|wonder|wondered|seek|need|require|want|wanted|wish",
    "hoping|wondering|looking|seeking|keen|eager|interested to|for|if|whether|in|that|you|your|a|an|new|my",
    "may|could|can|might|shall|should i|we",
    "please|kindly|pls|plz",
    "let me|us know|have",
    "let s",
    "how about",
    "does|do|is|would|will monday|tuesday|wednesday|thursday|friday|tomorrow|next|this|it|the|that|noon|later",
    "think|reckon|suppose you could|can|would|might",
    "wanna|gimme|lemme|shoot|hit|hook",
    "what about|would|time|day",
    "when|where can|could|would|are|is|suits|works",
    "help me|us",
    "give|send|forward|pass|share|put|spare|grant|lend|show|point|connect|introduce|refer|recommend|keep|get|do|drop|"
    "shoot|allow {me}|this|it|my|a|along|around|on|in",
    "it would|d|ll mean|help|be",
    "would mean a|the|so|everything|much",
    "grateful|thankful|appreciate|appreciated|obliged|indebted for|if|to|any|your|it|a",
    "hope|trust|know|sure that? you can|will|could|ll|would|might|have",
    "who|whom|where should|can|could|would|do i|we",
    "take|find|spare|make|have|got a|the|some|five|ten|fifteen|twenty|thirty|10|15|20|30|5|few|time|minute|moment|look",
    "want|care|fancy|like|willing|interested|ready|time to|in|for",
    "worth a",
    "book|grab|schedule|arrange|set|pick a|some|time|your|up|an",
    "asking|ask you|for|your|whether|if|a",
    "request|requesting a|an|your|that|for",
    // German, French, Spanish
    "konnten|konntest|wurden|wurdest|konnen|kannst|mogen|darf|haben|hast sie|du|ich|ihr",
    "ich wurde|mochte|suche|bitte|brauche|bewerbe|freue|hoffe",
    "pourriez|pouvez|pourrais|peux|auriez|seriez vous|tu",
    "je cherche|souhaite|voudrais|recherche|serais|suis|vous",
    "podria|puede|podrias|puedes|quisiera|busco|estoy|me|le|te",
};

// What is wanted, behind a frame. By kind.
inline constexpr std::string_view kWantsWork[] = {
    "job|jobs|vacancy|vacancies|internship|internships|placement|traineeship|employment",
    "{my} cv|resume|application|candidacy|candidature",
    "hire|hiring|recruit|recruiting|employ me|us|for|someone|somebody|anyone|people|at",
    "open|suitable|vacant|new|junior|senior|entry|next|similar|any|analyst|manager|developer|engineer|designer|"
    "assistant|consulting|marketing|sales position|positions|role|roles|opportunit~|opening|openings|post",
    "position|role|roles|opportunit~|opening|openings|spot|place * at|in|with|within|on your",
    "work for|with|at|under you|your",
    "consider|considered|keep me|my|for|in",
    "join your|the team|company|firm|staff|group|lab",
    "new challenge|opportunit~|home",
    "foot in the door",
    "break|breaking|move|moving|get|getting|transition~ into",
    "considered for|by|at",
    "stelle|job|praktikum|arbeit|position|anstellung",
    "emploi|poste|stage|trabajo|empleo|puesto|practicas",
};
inline constexpr std::string_view kWantsIntroduction[] = {
    "introduc~ me|us|my",
    "introduction|introductions|intro|intros to|with|from|for",
    "make|an|warm|quick|the|a intro|introduction",
    "connect me|us with|to",
    "connect|link {me} up?",
    "put|get {me} in touch|contact|front",
    "refer|recommend|suggest|mention|introduce|propose {me}|my|him|her|them|our|this|your|the|a",
    "referral|referrals|recommendation letter?",
    "forward|pass|send|hand|circulate this|it|my|our|the|them * to|on|along|around|round",
    "good|kind? word for|with|in",
    "get {me} in|into|through|past",
    "talk|speak|write|turn|reach|contact to? next|at|about|there",
    "point {me} to|toward|towards|in|at",
    "right|relevant|best|proper person|people|contact|contacts|department",
    "vouch|speak|endorse for|up|me|my",
    "your|any|some contacts|network|rolodex|connections|colleagues|friends",
    "know|knows anyone|someone|somebody|anybody|people|who|of",
    "mich|uns|meinen|meine * vorstellen|empfehlen|vermitteln|weiterleiten|bekannt",
    "me|nous presenter|recommander|mettre|presentar|recomendar|presentarme",
};
inline constexpr std::string_view kWantsTime[] = {
    "call|calls|chat|chats|meet|meeting|demo|zoom|coffee|coffees|lunch|dinner|drink|breakfast|conversation",
    "minutes|minute|mins|min|half hour|an",
    "of? your time|calendar|diary|day|week|schedule",
    "slot|availability|appointment|sit down",
    "time to|for|this|next|on|tomorrow|in|with * talk|speak|chat|meet|call|discuss|connect|show|week|me",
    "schedule|hop|hopping|jump|jumping|get|getting on|onto|a|an|some",
    "sync|syncing up|with|on|over|next",
    "swing|stop|pop|come|drop by|round|over|in|past to|for|at|and|with|this|next|on|your",
    "block|carve|set|put * minutes|time|aside|hour",
    "catch up",
    "pick your|you brain|brains",
    "your brain|brains|ear",
    "connect|speak|talk|touch on|over|by|next|this|soon|about how|base",
    "treffen|kaffee|gesprach|telefonat|telefonieren|anruf|termin",
    "rencontrer|cafe|rendez|appel|echanger|reunion|llamada|cafe|minutos|reunirnos",
};
inline constexpr std::string_view kWantsReview[] = {
    "{advice} on|about|for|regarding|as|to|from|with|in|into",
    "your|some|any|honest|candid|career|valuable|expert {advice}",
    "{read} * my|our|this|attached|it|a|manuscript|draft|pages|essay|chapter|novel|text|script|thesis|paper|it",
    "look|glance|peek|eye at|over|through|on * my|our|this|it|attached|draft|deck",
    "mentor|mentoring|mentorship|coach me|us|my|to|for",
    "advise|guide|coach|teach|train|tutor {me}",
    "mein|meinen|meine|unser|unsere * ansehen|anschauen|lesen|durchsehen",
    "mon|ma|notre * lire|relire|avis",
};
inline constexpr std::string_view kWantsMoney[] = {
    "invest|investing|investment|investor in|into|with|our|my|a",
    "fund|finance|back our|my|us|me|the|this",
    "funding|sponsorship|sponsor|sponsors|donation|donations|donate|donating|pledge|loan",
    "chip|chipping in",
    "preorder|crowdfund~|fundraiser|gofundme|kickstarter",
    "buy|buying|purchase|order|try|trial our|my|a|the|it|one",
    "subscrib~|enrol~|register|sign to|up|for|at|in",
    "discount|pricing|quote|quotation",
    "contribute|chip|contribution to|in|towards",
    "spenden|investieren|kaufen|acheter|comprar|invertir",
};
inline constexpr std::string_view kWantsReach[] = {
    "share|repost|retweet|publish|promote|feature|plug|advertise|post|print|like|tweet|mention my|our|this|it|us|me",
    "vote|voting|upvote for|our|my|us|it",
    "spread|pass the word",
    "guest post|posts|article",
    "link exchange|back|swap|to",
    "backlink|backlinks|testimonial|endorsement|blurb|shoutout",
    "write|blog|report|say about|on my|our|us|me",
    "fill|complete|take|answer * survey|questionnaire|poll",
    "leave|write|give * review|rating|stars",
};
inline constexpr std::string_view kWantsHelp[] = {
    "help me|us|my|our",
    "favour|favor|favours|favors",
    "your|some|any|a|of|little help|assistance|support",
    "helping|assist|assisting|supporting me|us|my|our",
    "hilfe|gefallen|aide|ayuda|favor",
};

// Any request at all of somebody who helped often: "could you fix", "any chance you can".
inline constexpr std::string_view kPlainRequests[] = {
    "could|can|would|will {you} * "
    "fix|do|make|write|prepare|finish|handle|cover|lend|drive|carry|paint|repair|check|print|"
    "send|bring|call|come|build|move|translate|sort|sign|take|give|get|set|put|talk|speak|find|book|order|cook|watch|"
    "hold|"
    "keep|let|ask|join|stand|run|host|read|look|help|show|teach|draw|pay|wait|pick|drop|save|share|use|work|run",
    "any chance|way {you}|of|i",
    "would|do {you} mind",
    "may|can|could i|we borrow|have|use|get|take|keep|ask|stay|send",
    "i|we need|require you|your|somebody|someone|another|one|a|help",
    "owe you",
    "once|one|yet more|again|last time|favour|favor|thing|request",
    "please",
};
// … but for those that offer.
inline constexpr std::string_view kOffers[] = {
    "would|do|will {you} like|want|care|fancy|enjoy|need|prefer|rather",
    "can|could|may|shall i|we help|bring|offer|do|give|return|lend|drive|carry|send",
    "let {me} know",
};

// Asked without a frame.
inline constexpr std::string_view kPlainAsks[] = {
    "{i} am|m|are|re|been * looking|searching|seeking|hunting|applying|interviewing * for? * {job}|{cv}|change",
    "looking|searching|seeking|hunting for|a|an|new|my * {job}",
    "seeking a|an|new|my|employment|work|opportunities|role",
    "open to work|opportunit~|offers|roles|new|work",
    "available immediately|now|for|from work|hire|immediately|interview|interviews",
    "on the|in the job? market",
    "apply|applying|application for|to|as",
    "job search|hunt|seeker|application",
    "my next|new role|job|position|move|challenge|opportunity|chapter|step|employer",
    "pick your brain|brains",
    "in need of a|your|some|work|funding|investors",
    "we|i are|am|re|m * raising|fundraising",
    "raising a|our|seed|series|funds|money|capital|round",
    "attached|enclosed|below * {my} * {cv}|{deck}",
    "{my} * {cv}|{deck} * attached|enclosed|below",
    "{my} resume|cv|lebenslauf|deck",
    "hiermit|ich bewerbe|bewerbung|suche * stelle|job|arbeit|praktikum",
    "suche eine|einen|nach * stelle|job|arbeit|praktikum|herausforderung|position",
    "je cherche|recherche un|une * emploi|stage|poste|travail",
    "busco|buscando un? * trabajo|empleo|practicas",
};

// Somebody sells.
inline constexpr std::string_view kPitches[] = {
    "{my} * {product} * help~|offer~|provid~|deliver~|enabl~|save~|allow~|give~|let~|can|will|turn~|make~|cut~",
    "{i} help|helped|assist|enable|empower|support|serve|advise|coach|partner|work * {them}|{grow}",
    "{i} offer|provide|specialise|specialize|deliver|build|sell|develop|design * {product}|{them}|solutions|packages|"
    "training|consulting|marketing|seo|websites",
    "special|exclusive|limited|introductory|unbeatable|one offer|discount|deal|price|pricing|time",
    "{them} like|such you|yours|as",
    "helping {them}",
    "{grow} your|you sales|revenue|traffic|profit|profits|leads|business|costs|productivity|conversions|pipeline|team|"
    "hours|money|efficiency|bottom|spend|brand|roi",
    "free|no trial|demo|consultation|quote|audit|assessment|obligation",
    "{them}|farmers|schools|shops|artists|authors|owners|folks|professionals|parents|doctors|lawyers|creators like "
    "you|yours",
    "slots|spots|seats|places are|is|fill~|left|remaining|limited",
    "miss|missing|missed out",
    "act now|today|fast|soon",
    "book|schedule|request|get|see|watch * demo",
    "roi|lead generation|gen|satisfaction",
    "introduce|present|show|tell|offer you? to? my|our|about? {my}? * "
    "company|platform|product|services|solution|agency|"
    "software|startup|tool|app",
    "our customers|clients|users include|see|save|report|love|have",
    "unser|unsere|unseren * losung|plattform|produkt|angebot|dienstleistung|software",
    "notre|nos * solution|plateforme|produit|offre|services|nuestro|nuestra|nuestros",
};

// Words about how the other does something, not for the asker: a question, no favour.
inline constexpr std::string_view kQuestionFrames[] = {
    "tell|explain|show|say|share|describe|remember|recall|know me|us|to? how|why|what|which|whether|where|when|if|who",
    "hear|learn|know|understand|curious|wonder|wondering|wondered|ask|interested * "
    "how|why|what|which|whether|where|when",
    "how|why|which|where|when did|do|does|was|were|is {you}|your|the|it|that",
    "what made|led|makes|happened|did|do|was|became|surprised|would you",
    "did|does|has|have|was|is the|it|that|your|they|this",
};

// A time together that is about the other: their work, what they do.
inline constexpr std::string_view kAboutThem[] = {
    "what you|your do|re|are|did|work|think|team",
    "hear|learn|know|find|understand|listen more? out|about|how|from * you|your",
    "more? about your|you|how",
    "your job|work|team|department|group|side|part|project|week|year",
};

// Gives something. The give and the gift stand in one sentence.
inline constexpr std::string_view kGifts[] = {
    "gift|starbucks|amazon card|cards|certificate|certificates|voucher|vouchers|basket|token|hamper|box|bag|coupon",
    "{i} * send|sent|sending|mail|mailed|enclose|enclosed|include|included|ship|shipped|attach|attached|post|posted|"
    "put|leave|left|bring|brought|courier|ordered|order|slipped|tucked|added|packed * {gift}",
    "enclosed|inside|attached|included|herewith * {gift}",
    "accept|enjoy|redeem|take|use|find|with the? this|the|my|our|a|enclosed|these * {gift}",
    "small|little|our|my|modest {gift} for|from|to|is|of|as|on|awaits|with",
    "a|an|some|two {gift} * for|on|to|from your|you|its|us|me",
    "a|an|some|two {gift} * awaits|waiting|enclosed|coming|arriving",
    "bottle|box|basket|bouquet|case|crate|bunch|jar|pair|set of * is|was|are|will|to|on|for|as|has|have|should|with",
    "{gift} is|are|comes|enclosed|from|awaits|on enclosed|attached|yours|inside|for|its|me|us|the",
    "coffee|coffees|lunch|dinner|drink|drinks|pizza|breakfast|cup|latte|beer|round|treat * on me|us",
    "my|our treat",
    "dropped|drop|dropping|leaving|left|brought off|you|by|round|at|a|some * {gift}",
    "token|gesture|sign|mark of my|our|appreciation|thanks|gratitude|esteem|goodwill|respect|welcome",
    "copy|copies|bottle|box|bag|jar|pair|bunch|packet|set * enclosed|for you|your|on|to|as|is",
    "{i} sent|send|mailed|posted|shipped|am|have|m|ll|will * you|your|a|round * copy|bottle|box|bag|jar|bunch|packet|"
    "parcel|package|something|present|treat|surprise|book|books|sweets|treats|goodies",
    "free|complimentary ticket|tickets|pass|passes|subscription|month|licence|license|copy|sample|samples|membership",
    "small|little|modest|tiny thank|present|surprise|treat|something|thing|token|gift|package|parcel you?",
    "spend|spent it|this|the on a|coffee|yourself",
    "have|grab|enjoy|buy a|your|yourself * coffee|lunch|drink|latte|dinner|beer on|with me|us|it|this",
    "kleines|kleine|ein * geschenk|aufmerksamkeit|gutschein|prasent",
    "petit|un cadeau|regalo|detalle",
};

// Says why it is written. Vague ones ("to connect", "to stay in touch") are none.
inline constexpr std::string_view kPurposes[] = {
    "{i} am|m|are|re|was|write|wrote writing|write|calling|asking * because|to|about|since|after|with|as|on|for|only|"
    "just|from|regarding|whether|if|how",
    "writing|write because|about|with|after|only|just|since|regarding",
    "reason|why i|we|for|is|that|being|behind",
    "because|since you|your|i|we|it|the|of|my",
    "to|just|only|simply? thank you|for",
    "thank|thanks|grateful you? for * the|your|that|this|it|writing|making|taking|what|sharing|last|coming|sending|all",
    "to "
    "ask|tell|congratulate|warn|point|offer|invite|report|correct|apologise|apologize|return|share|say|send|let|find|"
    "check|pass|learn|understand|hear|see|know|give",
    "may|can|could|might i ask|suggest|point|send|offer|tell",
    "one|a|two|my|quick|small|single|another question|questions|correction|remark|note|suggestion|idea|thing|detail|"
    "answer|typo|error|mistake|addition",
    "no|nothing|not need|reply|answer|strings|agenda|expect~|to|asking|selling|after * sell|reply|answer|needed|"
    "necessary|expected|ask|want|from|anything|write|back",
    "don|do|not t? ask|asking|expect|want|need|sell|selling anything|nothing|an|a|you|reply|answer",
    "that is|s all",
    "thought|think|believe|figured|guess|suspect it|you|this|that|they|these|the|your * "
    "might|may|would|could|d|ll|will "
    "like|enjoy|interest|want|help|be|need|find|use|save|fit",
    "might|may|could|would|will be? interest|useful|help|of|suit|fit|save|amuse|please|answer|spare",
    "in case you|it|this|your|that|the|they",
    "so that|you you|can|know|could|your|have",
    "here is|are|s the|a|an|what|my|our|two|three",
    "link|article|paper|photo|photos|copy|numbers|figures|map|recording|scan is|are|below|attached|here|to|from",
    "for your next|list|files|collection|readers|archive|book|piece|class|team|records",
    "wanted|want|like|wish|meant|meaning|hoped|had you|to to? "
    "ask|tell|thank|congratulate|know|let|send|say|share|offer|"
    "point|pass|show|invite|learn|hear|return|report|find|understand|see|check|give|warn",
    "what i want|wanted|am|m|ask|would|d|need|hope|seek|propose|have",
    "i|we propose|suggest|offer|ask|invite|repeated|tested|measured|counted",
    "found|spotted|noticed|caught a|an|one|two * mistake|typo|error|slip|gap|omission|house|page|copy",
    "no|free of charge|cost|return|obligation",
    "curious|wonder|wondering|wondered|interested|keen|eager whether|if|how|why|what|which|about",
    "{i} will|ll|would|d|can|could|may gladly|happily|like? to? send|give|show|bring|post|share|lend|tell|copy|print|"
    "scan|mail|drop|fix|repair|help|test|ask|pass|make|get|put",
    "{i} will|ll|would|d gladly|happily",
    "you ask|asked|wondered|wanted|looked|wrote whether|if|how|for|why|what|about|that|to|where|who",
    "ich schreibe|mochte|wollte|wurde ihnen|dir|sie|weil|gern|mich|nur|fragen",
    "weil|damit|grund|denn",
    "je vous|t ecris|remercie|signale|parce",
    "le|te escribo|agradezco|porque",
};
inline constexpr std::string_view kVaguePurposes[] = {
    "connect|connecting with|on|and|further|to|there|here|soon|more",
    "touch base",
    "stay|keep|be|get|getting in touch|contact|connected",
    "say hi|hello|hey",
    "introduce|introducing myself|ourselves",
    "reach|reaching out",
    "network|networking with|and",
    "build|start|begin|grow|forge|form|develop * relationship|relationships|connection|network|friendship",
    "make|making your|the acquaintance",
    "expand|expanding|grow|growing|extend|widen my|our * network|circle|contacts",
    "add|adding you to my|our",
    "get|getting to know",
    "on your|my radar",
    "who knows",
    "great|good|interesting|inspiring|fellow people|minds|professionals|professional",
    "synerg~|collaborat~|explor~",
};

// Phrases that everybody has read a hundred times. Strong ones are named to anybody; weak ones to strangers.
inline constexpr std::string_view kStockStrong[] = {
    "pick your brain|brains",
    "quick|just a? question|favour|favor|chat|call",
    "came|stumbled|happened|chanced|ran across|upon|on your|you * profile|page|website|company|linkedin",
    "found|saw|noticed|viewed|reviewed|reviewing|looking|looked|browsing|visited at? your * profile|linkedin|website|"
    "background",
    "hope|trust this|that|my * email|mail|message|note|letter finds|reaches|catches you",
    "finds you well|in|at",
    "circle|circling back",
    "touch base|bases",
    "touching base",
    "synergy|synergies|synergistic|synergize",
    "low hanging",
    "exciting|amazing|unique|great|incredible|once opportunity|opportunities|in",
    "mutually beneficial|rewarding",
    "win win",
    "take it to the next level",
    "next level",
    "game changer|changing",
    "think|thinking outside the box",
    "move|moving the needle",
    "add|adding|bring|create value|tremendous to your|our|both",
    "value add|proposition",
    "hit the ground running",
    "results|detail|self driven|oriented|starter|motivated",
    "to whom it may concern",
    "dear|hello|hi sir|madam|sirs|hiring or|madam|sir|manager",
    "bumping this|it|my|up",
    "bump this|up",
    "float~ this|it back|to",
    "top of your inbox|mind",
    "per my last|previous|earlier",
    "as per our|my|your",
    "just? following|follow up on|to|with",
    "impressed by|with|at your * profile|background|experience|career|company|achievements|work|journey|success|record",
    "your impressive|extensive|vast|stellar|wealth|unique|inspiring * background|experience|career|profile|work|"
    "achievements|journey|success|track|resume|of",
    "huge|big|long|massive|great fan|admirer|follower of|time your|you|the",
    "long time fan|listener|reader|follower|admirer",
    "love|loved|admire|like what you|your re|are|do|did|work|doing|company|all",
    "like|likeminded minded",
    "join|expand|grow|add|extend|widen|broaden|strengthen my|our|me|you * network|circle",
    "add you to my",
    "industry|thought|market leader|leaders|leadership|leading",
    "hop|jump on a|the|quick|zoom call|zoom|chat|quick",
    "know you|your re|are|time|must|is * busy|valuable|precious",
    "busy person|man|woman|schedule|professional",
    "i|we|won|will not|t take much|up|too of|much|your * time",
    "at your earliest convenience",
    "don|do t|not hesitate",
    "thank|thanks you? in|so advance",
    "reaching|reach out to|because|as|today|in|and * "
    "you|explore|connect|see|discuss|introduce|leaders|professionals|like",
    "i will|ll keep|make this|it brief|short|quick",
    "in these|this challenging|difficult|uncertain|fast times|world|paced",
    "leverage|leveraging your|our|my|the",
    "cutting|bleeding edge",
    "best|world in|of class|breed",
    "seamless|seamlessly|turnkey|holistic|robust|scalable solution|solutions|integrat~|approach",
    "explore|exploring|discuss|see * synerg~|opportunit~|partnership|potential|ways|how we|possib~",
    "does that|this sound|make good|interesting|sense",
    "what do you say|think we",
    "worth a|your quick? chat|call|conversation|look|while",
    "open to a|exploring|connecting|learning|chatting|quick",
    "passionate about",
    "perfect|great|excellent|ideal|strong|good fit|match|candidate|addition for|with|to",
    "asset to your|the|any",
    "sorry to bother|trouble|disturb",
    "my|our|one last|final|third|fourth attempt|try|email|message|reminder",
    "ich hoffe|hoffentlich|hoffe * e|mail|nachricht erreicht|gut|geht",
    "sehr geehrte damen und",
    "auf ihr|dein profil",
    "j espere que vous allez",
    "espero que * bien",
};
inline constexpr std::string_view kStockWeak[] = {
    "hope you|all|everything * well|good|great|fine|safe|healthy|wonderful",
    "hope all|everything is|s",
    "just checking|check|wanted|dropping|thought in|to|a|i * check|touch|see|line|hi|in",
    "checking in",
    "reaching out",
    "reach out",
    "stay|keep in touch|connected",
    "let s connect",
    "love|like|great|nice to connect",
    "looking forward to hearing|connecting",
    "feel free",
    "long time no see",
    "happy to|monday|friday help|chat|discuss|monday",
    "wealth of",
    "grab|get a? coffee",
};

// What a gap in a template is called.
inline constexpr std::string_view kGapWords[] = {
    "first? last? full? name|names|firstname|lastname|fname|lname",
    "company|organisation|organization|employer|firm|brand|business|institution|university name?",
    "recipient|contact|person|prospect|candidate|customer|client name?",
    "job? title|position|role|industry|sector|city|town|location|country|department|team",
    "topic|subject|article|post|project|product|event|date|day|time|month|year|link|url|reason|detail|details|"
    "something",
    "insert|your|their|his|her|add|fill|enter|specific|personal|personalise|personalize|mention|describe|some",
    "mutual connection|friend|contact",
    "vorname|nachname|name|firma|unternehmen|anrede|ort|thema|datum",
    "prenom|nom|entreprise|societe|nombre|empresa|apellido",
    "salutation|greeting|signature|compliment|hook|pain|achievement",
};

// How a letter begins, before the name.
inline constexpr std::string_view kGreetings[] = {
    "dear",      "hi",       "hello",   "hey",      "hiya", "hallo",  "liebe",  "lieber",    "lieben",
    "moin",      "servus",   "bonjour", "salut",    "cher", "chere",  "hola",   "querido",   "querida",
    "estimado",  "estimada", "ciao",    "caro",     "cara", "hej",    "kjaere", "greetings", "morning",
    "afternoon", "evening",  "geehrte", "geehrter", "tag",  "morgen", "abend",  "beste",     "geachte"};
// Names nobody has.
inline constexpr std::string_view kNoNames[] = {"all",        "there",       "team",
                                                "everyone",   "everybody",   "folks",
                                                "friends",    "friend",      "both",
                                                "guys",       "again",       "sir",
                                                "madam",      "sirs",        "colleague",
                                                "colleagues", "hiring",      "manager",
                                                "and",        "from",        "my",
                                                "mr",         "mrs",         "ms",
                                                "miss",       "dr",          "prof",
                                                "professor",  "doctor",      "herr",
                                                "frau",       "damen",       "herren",
                                                "monsieur",   "madame",      "senor",
                                                "senora",     "to",          "the",
                                                "you",        "list",        "members",
                                                "group",      "mate",        "buddy",
                                                "stranger",   "neighbour",   "neighbor",
                                                "family",     "good",        "old",
                                                "dear",       "this",        "i",
                                                "it",         "we",          "world",
                                                "sir/madam",  "ladies",      "gentlemen",
                                                "tout",       "tous",        "le",
                                                "monde",      "zusammen",    "alle",
                                                "ihr",        "leute",       "todos",
                                                "amigo",      "amiga",       "people",
                                                "happy",      "thanks",      "thank",
                                                "just",       "long",        "how",
                                                "what",       "hope",        "congratulations",
                                                "congrats",   "great",       "so",
                                                "sweetheart", "darling",     "love",
                                                "dad",        "mum",         "mom",
                                                "grandma",    "grandpa",     "uncle",
                                                "aunt",       "coach",       "chef",
                                                "boss",       "captain",     "reader",
                                                "readers",    "customer",    "editor",
                                                "recruiter",  "sirs/madams", "of",
                                                "in",         "at",          "on",
                                                "is",         "was",         "that",
                                                "yes",        "no",          "not"};

// Words that say nothing about anybody.
inline constexpr std::string_view kPlainWords =
    " anybody everyone everybody somebody nobody anyone many folks they he she these those yesterday however "
    "a about above after again all almost along already also although always am amazing an and another any anything "
    "are "
    "around as ask at attached away back be because been before being best better big both bring brings but by call "
    "can "
    "career chat come coming company connect connection contact could current currently day days dear did do does "
    "doing "
    "done don down each email even ever every everything excellent excited experience experiences expertise far "
    "fantastic "
    "feel few find first for forward found free friend from full get getting give given go going good got great had "
    "happy "
    "has have having he hear hello help her here hey hi his hope how i idea ideas if impressed impressive in industry "
    "inspiring interest interested interesting into is it its job just keep kind know last let like line little ll "
    "long "
    "look looking lot love loved made mail make makes many matter may me meet meeting message might minute minutes "
    "more "
    "most much must my name need network never new next nice no not nothing now of off offer often ok old on once one "
    "only open opportunities opportunity or other our out over own page part people perhaps person please post "
    "position "
    "possible potential professional professionals profile quick quite re reach read reading really regards relevant "
    "right role s said same saw say see seem seen send sent several share she should since small so some someone "
    "something soon still story such sure t take talk team tell than thank thanks that the their them then there these "
    "they thing things think this those though thought through time to today together too touch truly try two under up "
    "us use used useful valuable value various ve very via view want wanted was way we website week well were what "
    "when "
    "where whether which while who why will wish with without wonderful work worked working world would write writing "
    "wrote year years yes yet you your yours yourself business background article blog book talks amazing success "
    "successful journey achievements skills knowledge field space area company's organisation organization insights "
    "content stuff really truly definitely absolutely simply enjoyed enjoy appreciate appreciated grateful following "
    "followed follow linkedin facebook twitter online web email phone discuss discussion chance moment favour favor ";

}  // namespace kith
