/**
 * A `TypeError` for a developer, also in a production build: its message ends with the section of the guide that says what
 * happened, the probable cause and the fix. The guide is part of the package, so the address fits the installed version.
 */
export const mistake = (section: string, message: string): TypeError =>
  new TypeError(`${message} (lisa-query/dist/guide/mistakes.md#${section})`)
