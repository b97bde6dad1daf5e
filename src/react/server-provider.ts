import { mistake } from '../errors/mistake.ts'
/** `LisaProvider` as a server component meets it: throws a `TypeError` that says how to go on. */
export function LisaProvider(): never {
  throw mistake(
    'server-component',
    "LisaProvider cannot be rendered by a server component, whose client React cannot send to the browser: move <LisaProvider client={…}> into a file that begins with 'use client', and render that file's component here",
  )
}
