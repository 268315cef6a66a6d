// Words that say nothing about what a text is about, folded.
#pragma once

#include <string_view>

namespace kith {

// A row for each Tongue but the last: enough to tell the language by, and what is passed over.
inline constexpr std::string_view kSmallWords[] = {
    "the and of to in is that for it was on are with as be at by this have from or had not but what all were when we "
    "there can an your which their if will how each about up out them then she many some so these would other into has "
    "more her two like him see could no make than been its who now did get may part our also just very you they his he "
    "me my us do does over only after back any most such here where why because should while being through between "
    "both under again before off own same too during against those yet ever every much even well still way one",
    "der die und das den von zu mit sich des auf fur ist im dem nicht ein eine als auch es an werden aus er hat dass "
    "sie nach wird bei einer um am sind noch wie einem uber einen so zum war haben nur oder aber vor zur bis mehr "
    "durch "
    "man sein wurde sei ihr ihre wir ich du mein dein unser kann wenn was wo wer schon sehr habe dieser diese dieses "
    "gegen ohne unter zwischen beim vom hier da dann doch nun etwas alle viele keine kein ihm ihn uns euch",
    "le la les de des du et en un une dans est que qui pour pas sur plus par ce il au ne se avec sont son sa ses ou "
    "mais comme on nous vous leur leurs elle ils elles aux cette ces etre ont tout tous fait aussi bien sans peut "
    "entre "
    "deux meme apres avant depuis chez donc encore tres ainsi dont ete avoir",
    "el la los las de del que y en un una por con no para es se su al lo como mas o pero sus le ya este si porque esta "
    "entre cuando muy sin sobre tambien me hasta hay donde quien desde todo nos durante todos uno les ni contra otros "
    "ese eso ante ellos e esto antes algunos unos yo otro otras ser son fue era",
    "il lo la i gli le di del della dei delle e in un una che non per con sono si da al alla come piu ma anche nel "
    "nella sul sulla ha questo questa suo sua loro o se ci essere stato dal dalla tra fra cui chi quando dove molto "
    "tutti tutto ogni dopo prima perche ancora gia",
    "de het een en van ik te dat die in je is niet zijn op aan met als voor had er maar om hem dan zou of wat mijn men "
    "dit zo door over ze bij ook tot uit daar naar heb hoe heeft hebben deze want nog zal zij nu geen omdat iets "
    "worden toch al waren veel meer doen moet ben zonder kan hun alles onder ja werd wezen zelf tegen",
    "o a os as de do da dos das e em um uma que nao para com por mais se no na nos nas ao como mas foi ele ela tem seu "
    "sua ou quando muito ja eu tambem so pelo pela ate isso entre depois sem mesmo aos seus quem me esse eles voce "
    "essa num nem suas meu minha numa pelos elas qual nosso lhe esta este"};

// What the notes of a network are full of, and what every second headline has.
inline constexpr std::string_view kEverydayWords =
    "met meet meeting met call called calls lunch coffee dinner mail email e-mail phone talk talked talks said says "
    "say "
    "tell told ask asked wants want wanted need needs needed know knows knew known think thinks thought work works "
    "working worked job team teams company companies business people person friend friends colleague boss manager "
    "project projects new news year years month months week weeks day days today tomorrow time times thing things good "
    "great best better big small long first last next old right left high low great little lot lots really maybe use "
    "used using uses look looks looking looked find found going goes went come comes came take takes took give gives "
    "gave got let help helps start starts started end ends back down world life home year's it's don't doesn't i'm "
    "interested interest interests likes liked loves loved love plan plans planned planning send sent promise promised "
    "reply replied wrote write writes read reads reading post posts blog article articles guide review report update "
    "updates introducing announcing latest free top http https www com html org net "
    "heute neu neue neuen jahr jahre tag tage woche zeit menschen leute arbeit arbeitet projekt projekte firma "
    "gesprach treffen getroffen angerufen mittagessen kaffee interessiert mag will";

}  // namespace kith
