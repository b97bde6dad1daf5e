/** A document that says in `x-lisa-…` entries what OpenAPI cannot. */
export const document = `
openapi: 3.1.0
info: { title: Sample, version: '1' }
servers: [{ url: https://api.test/v2 }]
paths:
  /shows:
    get:
      operationId: listShows
      tags: [Shows]
      x-lisa-pages: standard
      parameters:
        - { name: cursor, in: query, schema: { type: string } }
        - { name: limit, in: query, schema: { type: integer } }
      responses: { '200': { description: A page, content: { application/json: { schema: { type: object, required: [items], properties: { items: { type: array, items: { $ref: '#/components/schemas/Show' } }, nextCursor: { type: string } } } } } } }
    post:
      operationId: createShow
      tags: [Shows]
      summary: A new show.
      x-lisa-status: assumed
      x-lisa-invalidates: [/shows, /media-items]
      x-lisa-updates: false
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Show' } } } }
      responses: { '201': { description: The show, content: { application/json: { schema: { $ref: '#/components/schemas/Show' } } } } }
  /shows/{id}:
    get:
      operationId: getShow
      tags: [Shows]
      x-lisa-hook: useOneShow
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: The show, content: { application/json: { schema: { $ref: '#/components/schemas/Show' } } } } }
  /shows/{id}/products:
    get:
      operationId: listShowProducts
      tags: [Shows]
      x-lisa-pages: { by: cursor, items: data, next: after }
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: after, in: query, schema: { type: string } }
        - { name: limit, in: query, schema: { type: integer } }
      responses: { '200': { description: A page, content: { application/json: { schema: { type: object, required: [data], properties: { data: { type: array, items: { type: string } }, after: { type: string } } } } } } }
  /channels/{slug}:
    get:
      operationId: getChannel
      tags: [Channels]
      x-lisa-scope: channels:all
      parameters: [{ name: slug, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: The channel, content: { application/json: { schema: { type: object, properties: { slug: { type: string } } } } } } }
  /plugins/{id}/updates:
    servers: [{ url: https://ingest.test }]
    post:
      operationId: notify
      tags: [Notifications]
      x-lisa-server: ingest
      x-lisa-signature: X-Signature
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: X-Signature, in: header, required: true, schema: { type: string } }
      requestBody: { required: true, content: { application/json: { schema: { type: object, additionalProperties: true } } } }
      responses: { '202': { description: Accepted } }
webhooks:
  started: { post: { x-lisa-event: { collection: Show, action: Start }, x-lisa-touches: [/shows, nonsense] } }
  odd: { post: { x-lisa-event: { collection: __proto__, action: constructor }, x-lisa-touches: [/shows] } }
  silent: { post: { summary: Touches nothing } }
components:
  schemas:
    Show:
      type: object
      required: [id]
      properties:
        id: { type: string }
        state: { type: string, x-extensible-enum: [live, replay] }
`

/** What must compile with it, and what must not. */
export const usage = `
import { createLisaGateway } from 'lisa-query/server'
import { listShows, useChannel, useCreateShow, useNotify, useOneShow, useShowProducts, useShows } from './own'
import { touches } from './own/touches'

export function App() {
  const id: string | undefined = useShows({ limit: 8 }).data?.[0]?.id
  const products: string[] | undefined = useShowProducts('42', { limit: 8 }).data
  useChannel('ski')
  useOneShow(42)
  useCreateShow().mutate({ body: { id: '1', state: 'of tomorrow' } })
  useNotify().mutate({ id: '1', body: { productId: '1' } })
  // @ts-expect-error a slug is a text
  useChannel(42)
  // @ts-expect-error the id stands by itself
  useShowProducts('42', { id: '42' })
  return <p>{[id, products?.join()]}</p>
}

export const gateway = createLisaGateway({
  baseUrl: 'https://api.test/v2',
  authorization: () => 'ApiKey x',
  path: '/api',
  public: [listShows],
  webhook: { verify: () => true, touches },
})
`

/** Every option that names files or ways to print. */
export const config = `export default { importEnding: '.ts', listQuery: 'apart', schemas: 'at-once', files: { core: 'without-react', sandbox: false } }`
