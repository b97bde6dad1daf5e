/** Where notifications go: an address, or a function, such as `(request) => gateway.fetch(request)`. */
export type WebhookTarget = string | URL | ((request: Request) => Response | Promise<Response>)

/** One attempt to deliver a notification. */
export interface WebhookDelivery {
  collection: string
  action: string
  /** The address, or `function`. */
  target: string
  /** 1, then 2 and 3 where LiSA tries again. */
  attempt: number
  /** The status of the answer; 0 where there was none. */
  status: number
  /** When it was sent, in epoch milliseconds. */
  at: number
}
