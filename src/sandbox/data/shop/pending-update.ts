/** A notification on its way, and when it is processed, in epoch milliseconds. */
export interface PendingUpdate {
  dueAt: number
  update: Readonly<Record<string, unknown>>
}
