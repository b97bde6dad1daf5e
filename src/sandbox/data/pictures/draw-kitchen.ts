import type { Palette } from './palettes.ts'
import { ellipse, faint, group, line, path, rectangle } from './svg.ts'

/** A pot, a mug, a knife and what else stands on a table. */
export const kitchenDrawings = {
  pot: ({ dark, main, light }: Palette) =>
    line(dark, 14, 'M92 218q-34 0-34 22t40 20M308 218q34 0 34 22t-40 20') +
    path(main, 'M86 196h228v74q0 40-44 40H130q-44 0-44-40z') +
    path(light, 'M86 196h64q-6 70 18 114h-38q-44 0-44-40z', faint(0.22)) +
    path(dark, 'M86 196h228v12H86z', faint(0.5)) +
    path(main, 'M78 196q0-52 122-52t122 52z') +
    path(light, 'M92 184q10-30 84-38-36 16-44 38z', faint(0.22)) +
    rectangle(dark, 176, 122, 48, 18, 9) +
    rectangle(dark, 190, 136, 20, 12) +
    line(light, 5, 'M168 96q-10-14 0-28t0-28M200 90q-10-14 0-28t0-28M232 96q-10-14 0-28t0-28', faint(0.75)),
  mug: ({ dark, main, soft, light }: Palette) =>
    line(dark, 18, 'M254 188q56-8 54 36t-62 40') +
    path(main, 'M118 160h150v108q0 42-40 42h-70q-40 0-40-42z') +
    path(light, 'M118 160h150v48q-20 18-38 2t-38 8-36-6-38 4z') +
    path(light, 'M118 160h36q-4 100 22 150h-18q-40 0-40-42z', faint(0.22)) +
    ellipse(dark, 193, 160, 75, 17) +
    ellipse(soft, 193, 164, 62, 11) +
    line(light, 6, 'M176 128q-10-14 0-28t0-28M210 128q-10-14 0-28t0-28', faint(0.8)),
  knife: ({ dark, main, soft, light }: Palette) =>
    group(
      'rotate(-38 200 200)',
      path(light, 'M48 214q66-44 190-42v52q-110 14-190-10z') +
        path(main, 'M48 214q80 6 190-14v24q-110 14-190-10z', faint(0.45)) +
        path(dark, 'M238 168h18v60h-18z') +
        path(soft, 'M256 172h90q14 0 14 16v18q0 14-14 18-40 6-60-4l-30-2z') +
        ellipse(dark, 280, 194, 5) +
        ellipse(dark, 310, 195, 5) +
        ellipse(dark, 338, 197, 5),
    ),
  board: ({ dark, main, soft, light }: Palette) =>
    group(
      'rotate(-7 200 210)',
      path(main, 'M126 140h52q4-46 22-46t22 46h52q16 0 16 16v138q0 16-16 16H126q-16 0-16-16V156q0-16 16-16z') +
        path(soft, 'M118 146h164v76q-90 30-164-6z', faint(0.6)) +
        line(dark, 3, 'M126 178q60-14 148 4M126 208q70 18 148-4M126 246q80-10 148 10M126 278q60 12 148 0', faint(0.35)) +
        ellipse(light, 200, 122, 9) +
        line(light, 4, 'M128 160v128q0 6 6 6h20', faint(0.6)),
    ),
  kettle: ({ dark, main, soft, light }: Palette) =>
    line(dark, 13, 'M268 176q60-28 58 40 0 40-40 52') +
    line(main, 13, 'M136 270q-50-6-52-66t-36-74') +
    path(main, 'M144 174h120l30 116q4 20-20 20H134q-24 0-20-20z') +
    path(light, 'M144 174h34l-16 136h-28q-24 0-20-20z', faint(0.22)) +
    path(dark, 'M140 174q4-26 64-26t64 26z') +
    ellipse(soft, 204, 138, 14) +
    line(light, 5, 'M158 200l-14 66', faint(0.7)) +
    rectangle(dark, 112, 300, 184, 10, 5),
  plates: ({ dark, main, soft, light }: Palette) =>
    ellipse(dark, 200, 284, 132, 28) +
    ellipse(main, 200, 276, 132, 28) +
    ellipse(light, 200, 270, 132, 28) +
    ellipse(main, 200, 182, 108) +
    ellipse(light, 200, 178, 106) +
    ellipse(soft, 200, 178, 92, 92, faint(0.8)) +
    ellipse(light, 200, 178, 84) +
    ellipse(soft, 200, 178, 62, 62, faint(0.35)) +
    line(main, 4, 'M176 204q10-40 46-58M186 180l-14-12M198 164l-8-18M190 186l24 2M204 170l22-2'),
  bowl: ({ dark, main, soft, light }: Palette) =>
    path(main, 'M150 190q-40-50-4-86 38 24 40 70z') +
    path(dark, 'M196 186q-8-66 44-92 30 50-8 96z') +
    path(main, 'M240 192q10-44 62-44 4 38-34 52z') +
    line(light, 3, 'M150 118q16 30 20 66M234 108q-16 34-20 76M290 158q-24 10-38 34', faint(0.7)) +
    path(soft, 'M84 190h232q-2 96-78 120h-76q-76-24-78-120z') +
    path(dark, 'M84 190h232q0 16-3 26-112 26-226 0-3-10-3-26z', faint(0.18)) +
    path(light, 'M104 208q8 56 50 86-62-28-62-88z', faint(0.6)) +
    line(dark, 3, 'M112 240q90 24 178 0M138 280q62 14 124 0', faint(0.25)),
  mill: ({ dark, main, light }: Palette) =>
    ellipse(dark, 200, 92, 14) +
    path(main, 'M166 128q0-26 34-26t34 26q0 24-14 34h-40q-14-10-14-34z') +
    rectangle(light, 172, 162, 56, 10, 3) +
    path(main, 'M176 172h48q-4 34 16 64 18 34 10 64-2 10-14 10h-72q-12 0-14-10-8-30 10-64 20-30 16-64z') +
    path(light, 'M176 172h18q0 40-14 68-14 30-8 70h-8q-12 0-14-10-8-30 10-64 20-30 16-64z', faint(0.22)) +
    path(dark, 'M150 282h100q2 10 0 18-2 10-14 10h-72q-12 0-14-10-2-8 0-18z') +
    path(light, 'M166 128q0-26 34-26-18 12-16 60h-4q-14-10-14-34z', faint(0.22)) +
    ellipse(dark, 282, 304, 5) +
    ellipse(dark, 298, 300, 4) +
    ellipse(dark, 268, 298, 3),
  apron: ({ dark, main, soft, light }: Palette) =>
    line(dark, 8, 'M158 128q-2-58 42-58t42 58') +
    line(dark, 7, 'M120 204q-34 10-44 40M280 204q34 10 44 40') +
    path(main, 'M156 122h88q0 50 40 78v96q0 14-14 14H130q-14 0-14-14v-96q40-28 40-78z') +
    path(light, 'M156 122h22q-4 60-22 86v102h-26q-14 0-14-14v-96q40-28 40-78z', faint(0.22)) +
    rectangle(dark, 150, 222, 100, 54, 6, faint(0.55)) +
    line(light, 3, 'M150 230h100M200 232v40', ' stroke-dasharray="1 7"') +
    rectangle(soft, 180, 142, 40, 22, 3) +
    line(light, 3, 'M186 153h28'),
}
