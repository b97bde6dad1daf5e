/** The methods an endpoint can have; all but GET and HEAD are writes. */
export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The methods that read. */
export type ReadMethod = 'GET' | 'HEAD'

/** Whether a call only reads, so that it may be sent again. */
export function isRead({ method }: { method: Method }): boolean {
  return method === 'GET' || method === 'HEAD'
}
