/** Where a command speaks to. */
export interface Output {
  /** What was asked for. */
  say(text: string): void
  /** Progress and problems. */
  warn(text: string): void
}
