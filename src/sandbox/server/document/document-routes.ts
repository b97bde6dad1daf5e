import type { Endpoint } from '../../../core.ts'
import { bare } from '../../../schema/inspect.ts'
import { notFound } from '../answers.ts'
import type { Call, SandboxRoute } from '../routes/call.ts'
import { checkedEndpoints, type GivenEndpoints, type SandboxAnswers } from './given-endpoints.ts'
import { keptItems } from './kept-items.ts'
import { listShapeOf } from './lists.ts'
import { pageAnswer } from './page-answer.ts'
import { type Described, isFields, ownerOf, type Resource, resourcesOf, unnamed } from './resources.ts'
import { sampleOf } from './sample.ts'
import { respond, usualAnswerOf } from './usual-answer.ts'

/**
 * The routes of an application's own endpoints. Each answers what was given, else a sample of its schema; where a list, a
 * read, a creation, a change and a removal are about the same things, one changes what the others answer.
 */
export function documentRoutes(given: GivenEndpoints, { answers }: { answers: SandboxAnswers }): SandboxRoute[] {
  const described = checkedEndpoints(given, answers).map((endpoint): Described => {
    const usual = usualAnswerOf(endpoint, answers)
    return { endpoint, usual, list: endpoint.method === 'GET' ? listShapeOf(endpoint, usual.body) : undefined }
  })
  const resources = resourcesOf(described)
  return described.map((endpointWithAnswer) => {
    const { endpoint } = endpointWithAnswer
    const answer = answerBy(endpointWithAnswer, resources)
    const owner = ownerOf(resources, endpoint.path)
    const { accepted } = endpoint
    return {
      endpoint,
      isChecked: true,
      receipt: () => accepted && sampleOf(accepted),
      // Nothing is below what has been removed.
      answer: (call) => (owner && !keptItems(owner, endpoint.path, call).named() ? notFound() : answer(call)),
    }
  })
}

type Answer = (call: Call) => Response

/** What an endpoint does, told by its method, its path and what it answers. */
function answerBy(described: Described, resources: readonly Resource[]): Answer {
  const { endpoint, usual, list } = described
  const path = unnamed(endpoint.path)
  const schema = bare(endpoint.response)
  const collection = resources.find((resource) => resource.path === path)
  const own = resources.find((resource) => `${resource.path}/{}` === path)
  const owner = ownerOf(resources, endpoint.path)
  const isRead = endpoint.method === 'GET' || endpoint.method === 'HEAD'
  const hasThatSchema = (resource: Resource): boolean => resource.schema !== undefined && resource.schema === schema

  if (usual.status === 202 || usual.status > 299) return () => respond(endpoint, usual)
  if (list) {
    const shown =
      collection ?? resources.find((resource) => resource.schema === list.item && list.item && !resource.path.includes('{}'))
    return shown ? (call) => pageAnswer(described, list, shown, call) : (call) => pageAnswer(described, list, undefined, call)
  }
  if (own) return answerOfOne(described, own, isRead)
  if (collection && endpoint.method === 'POST' && (hasThatSchema(collection) || usual.body === undefined)) {
    return (call) => {
      const { value } = keptItems(collection, endpoint.path, call).create(call.body)
      return respond(endpoint, { ...usual, body: usual.body && value })
    }
  }
  if (owner && !isRead && hasThatSchema(owner)) return (call) => changed(endpoint, usual.status, owner, call)
  const first = isRead ? resources.find((resource) => hasThatSchema(resource) && !resource.path.includes('{}')) : undefined
  if (!first) return () => respond(endpoint, usual)
  return (call) => {
    const [item] = keptItems(first, endpoint.path, call).all()
    return item ? respond(endpoint, { ...usual, body: item.value }) : notFound()
  }
}

/** A read, a change or a removal at a path that ends with the id. */
function answerOfOne({ endpoint, usual }: Described, resource: Resource, isRead: boolean): Answer {
  const isShown = isFields(usual.body) && resource.schema === bare(endpoint.response)
  return (call) => {
    const items = keptItems(resource, endpoint.path, call)
    const item = items.named()
    if (!item) return notFound()
    if (isRead) return respond(endpoint, { ...usual, body: isShown ? item.value : usual.body })
    if (endpoint.method === 'DELETE') items.remove(item)
    else if (isShown) return changed(endpoint, usual.status, resource, call)
    else items.change(item, call.body)
    return respond(endpoint, { ...usual, body: isShown ? item.value : usual.body })
  }
}

function changed(endpoint: Endpoint, status: number, resource: Resource, call: Call): Response {
  const items = keptItems(resource, endpoint.path, call)
  const item = items.named()
  return item ? respond(endpoint, { status, body: items.change(item, call.body).value }) : notFound()
}
