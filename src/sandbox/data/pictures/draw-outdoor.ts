import type { Palette } from './palettes.ts'
import { ellipse, faint, group, line, path, rectangle } from './svg.ts'

/** Goggles, a helmet, a jacket and what else one wears outside. */
export const outdoorDrawings = {
  goggles: ({ dark, main, soft, light }: Palette) =>
    path(dark, 'M52 168q148-40 296 0v54q-148-24-296 0z') +
    path(soft, 'M52 186q148-34 296 0v14q-148-26-296 0z') +
    path(dark, 'M92 166q0-30 32-34 76-9 152 0 32 4 32 34v54q0 46-46 46-28 0-40-24-8-16-22-16t-22 16q-12 24-40 24-46 0-46-46z') +
    path(main, 'M108 170q0-20 22-23 70-8 140 0 22 3 22 23v46q0 34-32 34-20 0-29-20-10-20-31-20t-31 20q-9 20-29 20-32 0-32-34z') +
    path(soft, 'M108 186q90-26 184-6v-10q0-20-22-23-70-8-140 0-22 3-22 23z', faint(0.85)) +
    path(light, 'M138 152l24-3-34 84-12-14zM174 148l10 0-36 92-8-3z', faint(0.55)),
  helmet: ({ dark, main, soft, light }: Palette) =>
    line(dark, 7, 'M142 238q10 62 58 62t64-62') +
    path(main, 'M92 232q-8-128 110-128 116 0 108 120-1 18-20 18H112q-19 0-20-10z') +
    path(soft, 'M92 232q-8-128 110-128-70 24-66 138h-24q-19 0-20-10z', faint(0.7)) +
    path(dark, 'M84 226q116-34 232 0 4 24-12 26-104-22-208 0-16-2-12-26z') +
    line(dark, 11, 'M190 132q-8 24-8 46M226 134q8 22 8 44M262 154q8 16 8 30') +
    path(dark, 'M262 236h40q6 44-18 58-26-2-28-30z') +
    line(light, 6, 'M118 176q12-34 38-48', faint(0.8)),
  jacket: ({ dark, main, light }: Palette) =>
    path(dark, 'M160 104q40-22 80 0l6 34h-92z') +
    path(main, 'M150 116q-36 8-48 40l-22 128q18 14 40 12l14-64v78h132v-78l14 64q22 2 40-12l-22-128q-12-32-48-40-50 40-100 0z') +
    path(light, 'M150 116q24 22 50 22v172h-66v-78z', faint(0.16)) +
    line(
      dark,
      3,
      'M134 176q66 16 132 0M134 220q66 16 132 0M134 264q66 16 132 0M96 196l42 10M88 240l42 8M304 196l-42 10M312 240l-42 8',
      faint(0.45),
    ) +
    line(light, 4, 'M200 140v168') +
    rectangle(light, 222, 184, 28, 12, 4),
  sweater: ({ dark, main, soft, light }: Palette) =>
    path(main, 'M156 116q-36 6-46 34L80 280q16 14 38 12l20-84v102h124V208l20 84q22 2 38-12l-30-130q-10-28-46-34-44 30-88 0z') +
    path(dark, 'M156 116q6-12 12-14 32 16 64 0 6 2 12 14-44 30-88 0z') +
    rectangle(dark, 138, 296, 124, 14) +
    path(dark, 'M82 270l38 10-2 12q-22 2-38-12zM318 270l-38 10 2 12q22 2 38-12z') +
    path(soft, 'M138 172h124v34H138z') +
    line(light, 4, 'M142 198l10-18 10 18 10-18 10 18 10-18 10 18 10-18 10 18 10-18 10 18 10-18 10 18'),
  backpack: ({ dark, main, soft, light }: Palette) =>
    line(dark, 9, 'M176 104q0-22 24-22t24 22') +
    path(dark, 'M112 190q-22 8-22 34v48q0 20 22 22zM288 190q22 8 22 34v48q0 20-22 22z') +
    path(main, 'M112 172q0-74 88-74t88 74v116q0 22-22 22H134q-22 0-22-22z') +
    path(soft, 'M106 158q0-64 94-64t94 64q0 22-20 22H126q-20 0-20-22z') +
    rectangle(dark, 134, 222, 132, 66, 16) +
    rectangle(soft, 134, 222, 132, 22, 11, faint(0.55)) +
    rectangle(light, 152, 168, 14, 46, 4) +
    rectangle(light, 234, 168, 14, 46, 4) +
    line(light, 5, 'M140 132q16-20 46-22', faint(0.7)),
  shoe: ({ dark, main, soft, light }: Palette) =>
    path(dark, 'M70 276h258q12 0 8 16-4 18-24 18H92q-22 0-22-20z') +
    path(light, 'M70 266h262l4 18H70z') +
    path(main, 'M72 268q-8-60 4-98 32 18 62-6 28 40 90 58 68 16 100 24 10 6 6 22z') +
    path(soft, 'M72 268q-6-44-2-72 30 4 44 30 10 26 36 42z', faint(0.8)) +
    path(dark, 'M226 222q70 14 102 24 10 6 6 22h-58q-10-34-50-46z') +
    line(light, 7, 'M150 194l28-18M172 210l28-18M196 222l26-17') +
    line(dark, 7, 'M76 170q-8-18-4-26'),
  bottle: ({ dark, main, soft, light }: Palette) =>
    rectangle(dark, 174, 84, 52, 36, 8) +
    line(dark, 8, 'M178 90q-2-22 22-22t22 22') +
    path(main, 'M170 120h60q2 22 18 34 8 8 8 26v110q0 20-20 20h-72q-20 0-20-20V180q0-18 8-26 16-12 18-34z') +
    path(soft, 'M170 120h20q-2 30-14 40-8 8-8 24v126h-4q-20 0-20-20V180q0-18 8-26 16-12 18-34z', faint(0.75)) +
    rectangle(light, 144, 222, 112, 40) +
    path(dark, 'M172 256l24-28 14 16 8-8 18 20z') +
    line(light, 5, 'M158 186v24', faint(0.8)),
  beanie: ({ dark, main, soft, light }: Palette) =>
    ellipse(light, 200, 106, 34) +
    ellipse(soft, 200, 106, 34, 34, faint(0.45)) +
    path(main, 'M106 250q-6-128 94-128t94 128z') +
    line(
      dark,
      4,
      'M200 126v120M168 132q-24 40-24 114M232 132q24 40 24 114M142 156q-20 36-20 90M258 156q20 36 20 90',
      faint(0.3),
    ) +
    path(soft, 'M112 206l20-20 22 20 23-20 23 20 23-20 23 20 22-20 20 20v18H112z') +
    rectangle(dark, 92, 240, 216, 66, 22) +
    line(main, 4, 'M120 250v46M147 250v46M174 250v46M200 250v46M226 250v46M253 250v46M280 250v46', faint(0.8)),
  glove: ({ dark, main, soft, light }: Palette) =>
    group(
      'rotate(8 200 200)',
      path(
        main,
        'M146 232V136q0-18 15-18t15 18v-26q0-18 16-18t16 18v22-16q0-18 16-18t15 18v34-8q0-16 14-16t14 16v66q0 40-24 62h-66z',
      ) +
        path(main, 'M150 240q-34-18-48-54-4-16 10-20 12-2 20 12l22 32z') +
        line(dark, 4, 'M176 134v52M208 126v60M239 140v46', faint(0.5)) +
        path(soft, 'M158 202h82q6 0 6 8v16q0 8-8 8h-78q-8 0-8-8v-16q0-8 6-8z') +
        rectangle(dark, 146, 254, 92, 54, 14) +
        rectangle(light, 146, 270, 92, 12),
    ),
  skis: ({ dark, main, soft, light }: Palette) =>
    group(
      'rotate(10 200 200)',
      path(main, 'M150 316V110q2-42 20-42t20 42v206z') +
        path(soft, 'M150 270h40v46h-40zM150 120h40v14h-40z') +
        rectangle(dark, 158, 190, 24, 58, 6) +
        line(light, 4, 'M162 96v76', faint(0.7)),
    ) +
    group(
      'rotate(-10 200 200)',
      path(dark, 'M210 316V110q2-42 20-42t20 42v206z') +
        path(soft, 'M210 270h40v46h-40zM210 120h40v14h-40z') +
        rectangle(main, 218, 190, 24, 58, 6) +
        line(light, 4, 'M222 96v76', faint(0.5)),
    ),
}
