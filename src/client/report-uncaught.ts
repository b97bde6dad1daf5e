/** As the platform reports an error that nobody caught; a server logs it, where throwing would end the process. */
export function reportUncaught(error: unknown): void {
  if (globalThis.reportError) globalThis.reportError(error)
  // biome-ignore lint/suspicious/noConsole: Node has no `reportError`
  else console.error(error)
}
