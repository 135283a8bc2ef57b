import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findSearchPlace } from './search-places.ts'

const root = join(import.meta.dirname, '..')
const id = '0196f1d2-0000-7000-8000-000000000001'

test('a page that searches for people is found by its path, with where it shows what is found', () => {
  expect(findSearchPlace(`/teams/assignments/${id}#people`)).toEqual({
    path: `/teams/assignments/${id}`,
    fragment: '#people',
    fields: ['q'],
  })
  expect(findSearchPlace('/admin/audit')?.fields).toEqual(['person', 'object'])
})

test.each([
  '',
  '/',
  '//elsewhere.example',
  'https://elsewhere.example/admin/people',
  '/admin/people?next=1',
  '/admin/people/../../elsewhere',
  `/admin/assignments/${id}/audience/more`,
  '/admin/people#<script>',
])('%s is no such page, so nobody is sent there', (page) => {
  expect(findSearchPlace(page)).toBeNull()
})

/** What is typed there is the name of a team, a group, a profession or a site. */
const groupForms = [
  'app/admin/provisioning/groups-section.tsx',
  'components/people/term-list.tsx',
  'components/reports/team-pages.tsx',
  'components/teams/team-search.tsx',
]

test('every form with words that its address would hold is about groups, not people', () => {
  const gets = ['app', 'components'].flatMap((directory) =>
    readdirSync(join(root, directory), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .map((file) => join(directory, file))
      .filter((file) => hasFormThatGetsWords(readFileSync(join(root, file), 'utf8'))),
  )
  expect(gets.sort()).toEqual(groupForms)
})

/** A form with a text that is typed, and no method: its fields become the address. */
function hasFormThatGetsWords(source: string): boolean {
  return source
    .split(/<form\b/)
    .slice(1)
    .map((form) => form.split('</form>')[0] ?? '')
    .some(
      (form) =>
        !/^[^>]*method="post"/.test(form) && /<(TextField|input)\b(?![^>]*type="(hidden|checkbox|radio)")/.test(form),
    )
}
