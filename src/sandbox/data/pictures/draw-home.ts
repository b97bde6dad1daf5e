import type { Palette } from './palettes.ts'
import { ellipse, faint, line, path, rectangle } from './svg.ts'

/** A throw, a lamp, a candle and what else makes a room soft. */
export const homeDrawings = {
  throw: ({ dark, main, soft, light }: Palette) =>
    path(dark, 'M96 246q0-24 24-24h160q24 0 24 24v40q0 24-24 24H120q-24 0-24-24z') +
    path(main, 'M92 196q0-24 24-24h168q24 0 24 24v30q0 24-24 24H116q-24 0-24-24z') +
    path(soft, 'M100 150q0-22 22-22h156q22 0 22 22v24q0 22-22 22H122q-22 0-22-22z') +
    path(light, 'M150 128h50v44h-50z', faint(0.6)) +
    path(soft, 'M150 172h50v138h-50z', faint(0.45)) +
    line(main, 4, 'M160 130v62M190 130v62', faint(0.7)) +
    line(
      dark,
      4,
      'M104 312v14M124 312v14M144 312v14M164 312v14M184 312v14M204 312v14M224 312v14M244 312v14M264 312v14M284 312v14',
    ) +
    line(light, 4, 'M116 142h20M112 188h20M116 238h20', faint(0.7)),
  bed: ({ dark, main, soft, light }: Palette) =>
    path(dark, 'M84 176q0-66 50-66h132q50 0 50 66v70H84z') +
    rectangle(dark, 70, 286, 16, 28) +
    rectangle(dark, 314, 286, 16, 28) +
    path(light, 'M104 206q-4-38 22-40 34-6 62 2 10 4 8 38zM204 206q-2-34 8-38 28-8 62-2 26 2 22 40z') +
    path(soft, 'M64 214q136-32 272 0v74q0 10-10 10H74q-10 0-10-10z') +
    path(main, 'M64 240q136-32 272 0v48q0 10-10 10H74q-10 0-10-10z') +
    line(light, 4, 'M112 240q12 28 4 50M200 230q-14 30 2 60M286 238q-4 26 10 48', faint(0.4)) +
    line(soft, 4, 'M118 190q26-8 56 0M224 190q28-8 56 0'),
  cushion: ({ dark, main, soft, light }: Palette) =>
    path(main, 'M98 110q102 24 204 0 16-2 14 14-22 84 0 168 2 18-14 18-102-22-204 0-16 0-14-18 22-84 0-168-2-16 14-14z') +
    path(light, 'M152 119q24 3 48 3v178q-24 0-48 4z') +
    path(soft, 'M200 122q24 0 48-3v185q-24-4-48-4z') +
    path(dark, 'M84 292q22-84 0-168-2-16 14-14l26 6q20 90 0 190l-26 4q-16 0-14-18z', faint(0.18)) +
    line(dark, 3, 'M164 120v182M188 122v179M212 122v179M236 120v182', faint(0.3)) +
    line(light, 5, 'M282 130q-14 74 2 140', faint(0.4)),
  towels: ({ dark, main, soft, light }: Palette) =>
    rectangle(main, 92, 252, 216, 58, 24) +
    rectangle(light, 100, 198, 200, 54, 22) +
    rectangle(soft, 108, 148, 184, 50, 20) +
    rectangle(dark, 92, 274, 216, 12, 0, faint(0.5)) +
    rectangle(soft, 100, 219, 200, 10) +
    rectangle(light, 108, 168, 184, 9) +
    path(main, 'M150 148q0-44 50-44t50 44z') +
    ellipse(light, 200, 130, 22, 22, faint(0.9)) +
    line(main, 5, 'M200 130m-12 0a12 12 0 1 1 12 12a6 6 0 1 1 4-10') +
    line(dark, 3, 'M276 258v46M268 204v42M262 154v38', faint(0.2)),
  rug: ({ dark, main, soft, light }: Palette) =>
    path(main, 'M128 128h144l64 170H64z') +
    path(light, 'M120 150h160l5 14H115zM78 262h244l5 14H73z') +
    path(dark, 'M111 174h178l5 13H106zM87 238h226l5 13H82z') +
    path(soft, 'M200 190l44 22-44 26-44-26zM128 200l20 12-24 14-16-12zM272 200l-20 12 24 14 16-12z') +
    path(dark, 'M200 201l20 11-20 13-20-13z') +
    line(
      light,
      4,
      'M72 302l-4 14M96 302l-3 14M122 302l-3 14M148 302l-2 14M174 302l-1 14M200 302v14M226 302l1 14M252 302l2 14M278 302l3 14M304 302l3 14M328 302l4 14',
    ),
  lamp: ({ dark, main, soft, light }: Palette) =>
    path(light, 'M120 204l-44 106h248l-44-106z', faint(0.45)) +
    rectangle(dark, 194, 196, 12, 100) +
    path(main, 'M150 310q0-22 50-22t50 22z') +
    path(soft, 'M156 96q44-10 88 0l44 104q-88 22-176 0z') +
    path(light, 'M156 96q20-5 40-5l-14 118q-36-2-70-9z', faint(0.55)) +
    line(main, 4, 'M144 126q56 12 112 0M130 160q70 16 140 0M118 190q82 18 164 0', faint(0.45)) +
    line(dark, 3, 'M228 206v34') +
    ellipse(dark, 228, 244, 5),
  curtain: ({ dark, main, soft, light }: Palette) =>
    rectangle(light, 124, 104, 152, 196, 4) +
    path(soft, 'M124 230q40-30 76-6t76-10v86H124z', faint(0.6)) +
    ellipse(soft, 236, 158, 22, 22, faint(0.8)) +
    line(dark, 4, 'M200 104v196M124 200h152', faint(0.35)) +
    path(main, 'M84 92h84q2 110-40 160 20 30 16 58H84z') +
    path(soft, 'M106 92h20q4 120-14 218h-20q16-100 14-218z', faint(0.6)) +
    path(main, 'M316 92h-84q-2 110 40 160-20 30-16 58h60z') +
    path(soft, 'M294 92h-20q-4 120 14 218h20q-16-100-14-218z', faint(0.6)) +
    line(light, 6, 'M120 254q12 6 24-6M280 254q-12 6-24-6') +
    line(dark, 9, 'M68 90h264') +
    ellipse(dark, 66, 90, 10) +
    ellipse(dark, 334, 90, 10),
  robe: ({ dark, main, soft, light }: Palette) =>
    line(dark, 6, 'M200 96V74q14-2 14-14') +
    path(main, 'M164 98q-42 6-52 40L88 254q14 12 34 10l14-58v104h128V206l14 58q20 2 34-10l-24-116q-10-34-52-40z') +
    path(dark, 'M170 98h60l-30 100z', faint(0.5)) +
    path(soft, 'M164 98q8-6 16-4l24 104-6 14q-30-50-34-114zM236 98q-8-6-16-4l-24 104 6 14q30-50 34-114z') +
    line(dark, 3, 'M200 212v98', faint(0.5)) +
    rectangle(soft, 136, 206, 128, 18, 4) +
    path(soft, 'M196 220l-16 52h14l10-50 14 44h14l-20-48z') +
    rectangle(light, 148, 246, 30, 34, 4, faint(0.4)) +
    line(light, 3, 'M120 168l-16 70M280 168l16 70', faint(0.4)),
  basket: ({ dark, main, soft, light }: Palette) =>
    path(light, 'M126 178q-8-58 46-62 30-30 64 0 50 10 38 62z') +
    line(soft, 5, 'M150 146q24-18 48 0M206 132q26-4 40 22') +
    line(dark, 10, 'M104 190q-30-8-26 34M296 190q30-8 26 34') +
    path(main, 'M92 176h216l-20 118q-3 16-22 16H134q-19 0-22-16z') +
    line(soft, 8, 'M104 206q96 16 192 0M108 236q92 16 184 0M114 266q86 16 172 0', faint(0.8)) +
    line(dark, 3, 'M136 190l12 112M168 192l6 114M200 192v116M232 192l-6 114M264 190l-12 112', faint(0.35)) +
    rectangle(dark, 84, 168, 232, 20, 10),
  candle: ({ dark, main, soft, light }: Palette) =>
    ellipse(light, 200, 104, 62, 62, faint(0.5)) +
    path(soft, 'M200 64q34 38 20 62-20 22-40 0-14-24 20-62z') +
    path(light, 'M200 94q16 20 9 32-9 10-18 0-7-12 9-32z') +
    line(dark, 5, 'M200 128v34') +
    path(main, 'M128 158h144v130q0 22-22 22H150q-22 0-22-22z') +
    ellipse(dark, 200, 158, 72, 15) +
    ellipse(soft, 200, 161, 60, 10) +
    path(light, 'M128 158h26v152h-4q-22 0-22-22z', faint(0.2)) +
    rectangle(light, 156, 206, 88, 58, 4) +
    line(main, 4, 'M200 252v-32M200 234l-14-10M200 234l14-10M200 244l-12-8M200 244l12-8'),
}
