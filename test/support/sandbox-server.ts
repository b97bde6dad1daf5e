import { createSandbox } from 'lisa-query/sandbox'
import { serve } from './serve.ts'

const sandbox = createSandbox()
const { url } = await serve(sandbox.fetch, Number(process.argv[2] ?? 4874))

console.log(`
A LiSA to develop against:  ${url}/v2

  Keys        Authorization: ApiKey sandbox            every scope
              Authorization: ApiKey sandbox-readonly   *:read
  Limit       60 requests per sliding minute and key
  Secret      sandbox-secret, for X-Hmac-Signature

Make something happen to one request, with a header:

  X-Sandbox-Incident: status=429&retryAfter=5&latency=300

or to the next ones, whoever sends them:

  POST ${url}/__sandbox/next        {"status": 503, "times": 2, "method": "GET", "path": "/shows/*"}
  POST ${url}/__sandbox/clear                           takes back what has not happened
  POST ${url}/__sandbox/exhaust     {"key": "sandbox"}    its window is full
  POST ${url}/__sandbox/expire-key  {"key": "sandbox"}    401 from now on
  POST ${url}/__sandbox/add-key     {"key": "sandbox", "scopes": ["shows:read"]}
  POST ${url}/__sandbox/reset
  GET  ${url}/__sandbox/requests

Webhooks, as LiSA sends them; payload and signature are assumed. A show that starts or stops is notified by itself:

  POST ${url}/__sandbox/webhook     {"url": "http://127.0.0.1:3000/api/lisa/_webhook"}
  POST ${url}/__sandbox/notify      {"collection": "Show", "action": "start", "id": "42"}
  GET  ${url}/__sandbox/deliveries

  status=…      any from 200 to 599, with its usual body     body=…        this body
  retryAfter=…  this Retry-After                             latency=…     milliseconds
  drop=true     the connection is cut                        hang=true     never an answer
  html=true     a page instead of JSON                       empty=true    no body
  truncate=true half of the body                             wrongShape=true  other JSON
  redirect=…    to this address                              applied=true  the write happens all the same
`)
