import type { Kind } from '../pictures/draw.ts'
import type { PaletteName } from '../pictures/palettes.ts'
import type { Theme } from '../shop/theme.ts'
import type { Words } from './catalogue-item.ts'

/** What a show of the shop is made from. */
export interface ProgrammeItem {
  theme: Theme
  title: Words
  about: Words
  /** Minutes from when the shop opens; negative ones are over. */
  startsIn: number
  minutes: number
  /** The slugs of its products. */
  products: readonly string[]
  poster: readonly [Kind, PaletteName]
}

const day = 24 * 60

/** One show is live when the shop opens, three are to come, the others are replays. */
export const programme: readonly ProgrammeItem[] = [
  {
    theme: 'kitchen',
    title: ['Slow fire: one pot, four hours', 'Langsames Feuer: ein Topf, vier Stunden'],
    about: ['A roast that takes its time, and what it is cooked in.', 'Ein Braten, der Zeit hat, und worin er gart.'],
    startsIn: -18,
    minutes: 120,
    products: ['hof-cast-iron-casserole', 'klinge-chefs-knife', 'brett-oak-board', 'korn-pepper-mill', 'werk-linen-apron'],
    poster: ['pot', 'ember'],
  },
  {
    theme: 'outdoor',
    title: ['First tracks: goggles, helmets, gloves', 'Erste Spuren: Brillen, Helme, Handschuhe'],
    about: ['What you need before the first lift opens.', 'Was man braucht, bevor der erste Lift öffnet.'],
    startsIn: 95,
    minutes: 45,
    products: ['firn-ski-goggles', 'sulden-ski-helmet', 'griff-ski-gloves', 'rauh-beanie'],
    poster: ['goggles', 'dusk'],
  },
  {
    theme: 'home',
    title: ['Beds for the cold half of the year', 'Betten für die kalte Jahreshälfte'],
    about: ['Linen in winter? Linen in winter.', 'Leinen im Winter? Leinen im Winter.'],
    startsIn: day + 40,
    minutes: 40,
    products: ['still-linen-bedding', 'heide-wool-throw', 'feld-cushion-cover'],
    poster: ['bed', 'glacier'],
  },
  {
    theme: 'outdoor',
    title: ['Packing for a hut weekend', 'Packen für ein Hüttenwochenende'],
    about: ['28 litres, two nights, nothing too much.', '28 Liter, zwei Nächte, nichts zu viel.'],
    startsIn: 3 * day + 60,
    minutes: 50,
    products: ['joch-touring-backpack', 'quell-insulated-bottle', 'saum-merino-sweater', 'kar-down-jacket', 'rauh-beanie'],
    poster: ['backpack', 'moss'],
  },
  {
    theme: 'kitchen',
    title: ['Coffee, slowly', 'Kaffee, langsam'],
    about: ['Water, time and the right cup.', 'Wasser, Zeit und die richtige Tasse.'],
    startsIn: -day - 30,
    minutes: 35,
    products: ['schwan-pour-over-kettle', 'ton-stoneware-mug', 'morgen-espresso-cups'],
    poster: ['kettle', 'pine'],
  },
  {
    theme: 'home',
    title: ['Wool week: from sheep to sofa', 'Wollwoche: vom Schaf zum Sofa'],
    about: ['A visit to the weavers in Ahlen.', 'Ein Besuch bei den Webern in Ahlen.'],
    startsIn: -3 * day + 45,
    minutes: 42,
    products: ['heide-wool-throw', 'weg-wool-rug', 'feld-cushion-cover', 'nest-storage-basket'],
    poster: ['throw', 'heather'],
  },
  {
    theme: 'outdoor',
    title: ['Dry feet: a trail shoe test', 'Trockene Füße: Trailschuhe im Test'],
    about: ['Three streams, one pair of shoes.', 'Drei Bäche, ein Paar Schuhe.'],
    startsIn: -5 * day,
    minutes: 38,
    products: ['steig-trail-shoe', 'joch-touring-backpack', 'quell-insulated-bottle'],
    poster: ['shoe', 'ember'],
  },
  {
    theme: 'kitchen',
    title: ['Sharp: knives and boards', 'Scharf: Messer und Bretter'],
    about: ['How to sharpen, and when not to.', 'Wie man schärft, und wann nicht.'],
    startsIn: -7 * day - 15,
    minutes: 47,
    products: ['klinge-chefs-knife', 'brett-oak-board', 'garten-salad-bowl'],
    poster: ['knife', 'slate'],
  },
  {
    theme: 'home',
    title: ['Light for dark months', 'Licht für dunkle Monate'],
    about: ['Where a lamp belongs, and where it does not.', 'Wo eine Leuchte hingehört, und wo nicht.'],
    startsIn: -9 * day + 20,
    minutes: 33,
    products: ['mond-table-lamp', 'harz-scented-candle', 'brise-linen-curtain'],
    poster: ['lamp', 'dusk'],
  },
  {
    theme: 'outdoor',
    title: ['Layers: the onion explained', 'Schichten: die Zwiebel erklärt'],
    about: ['Merino, down, and what goes between.', 'Merino, Daune, und was dazwischen gehört.'],
    startsIn: -12 * day,
    minutes: 44,
    products: ['saum-merino-sweater', 'kar-down-jacket', 'griff-ski-gloves'],
    poster: ['jacket', 'pine'],
  },
  {
    theme: 'kitchen',
    title: ['A table for eight', 'Ein Tisch für acht'],
    about: ['Plates, bowls and a plan.', 'Teller, Schüsseln und ein Plan.'],
    startsIn: -15 * day + 30,
    minutes: 52,
    products: ['rund-dinner-plates', 'garten-salad-bowl', 'ton-stoneware-mug', 'korn-pepper-mill', 'werk-linen-apron'],
    poster: ['plates', 'glacier'],
  },
  {
    theme: 'home',
    title: ['The Sunday bathroom', 'Das Sonntagsbad'],
    about: ['Towels, a robe and nowhere to be.', 'Handtücher, ein Mantel und kein Termin.'],
    startsIn: -18 * day - 60,
    minutes: 29,
    products: ['bad-towel-set', 'lau-waffle-robe', 'harz-scented-candle', 'nest-storage-basket'],
    poster: ['towels', 'clay'],
  },
  {
    theme: 'outdoor',
    title: ['Skins, skis, sunrise', 'Felle, Ski, Sonnenaufgang'],
    about: ['A touring morning above Sulden.', 'Ein Tourenmorgen über Sulden.'],
    startsIn: -22 * day - 45,
    minutes: 58,
    products: ['grat-touring-skis', 'sulden-ski-helmet', 'firn-ski-goggles', 'kar-down-jacket', 'joch-touring-backpack'],
    poster: ['skis', 'honey'],
  },
  {
    theme: 'home',
    title: ['Linen after a hundred washes', 'Leinen nach hundert Wäschen'],
    about: ['What stays, what fades, what gets better.', 'Was bleibt, was verblasst, was besser wird.'],
    startsIn: -27 * day,
    minutes: 36,
    products: ['still-linen-bedding', 'brise-linen-curtain', 'werk-linen-apron'],
    poster: ['curtain', 'oat'],
  },
]
