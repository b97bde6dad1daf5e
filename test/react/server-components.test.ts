import * as browser from 'lisa-query'
import * as core from 'lisa-query/core'
import * as server from 'lisa-query/react-server'
import { expect, test } from 'vitest'

test('a server component gets all names of the package, and the core as it is', () => {
  expect(Object.keys(server).toSorted()).toEqual(Object.keys(browser).toSorted())
  expect(server).toMatchObject(core)
})

test('a provider in a server component says in one sentence where it belongs', () => {
  expect(() => server.LisaProvider()).toThrow(/move <LisaProvider client=\{…\}> into a file that begins with 'use client'/)
})
