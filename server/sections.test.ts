import { expect, test } from 'vitest'
import { dangerouslyDutiesOfRow } from '#data/viewer.ts'
import { type Place, placesAtFoot, sectionsFor } from './sections.ts'

function sectionsOf(...roles: string[]) {
  const row = {
    person_id: 'p',
    email: 'p@home.example',
    given_name: 'P',
    family_name: 'Q',
    language: 'en',
    organisation_name: 'Home',
    time_zone: 'UTC',
    organisation_time_zone: 'UTC',
    roles,
    team_ids: [],
  }
  const duties = dangerouslyDutiesOfRow('o', row)
  if (duties === null) throw new Error('No duties')
  return sectionsFor(duties)
}

const atFoot = (...roles: string[]) =>
  placesAtFoot(sectionsOf(...roles).flatMap(({ places }): readonly Place[] => places)).map(({ name }) => name)

test('everyone is led to what they may open, and to nothing else', () => {
  expect(sectionsOf('clinician').map(({ group }) => group)).toEqual(['learning', 'anyone'])
  expect(sectionsOf('manager').map(({ group }) => group)).toEqual(['managing', 'anyone'])
  const hrefs = sectionsOf('administrator').flatMap(({ places }) => places.map(({ href }) => href))
  expect(hrefs.every((href) => href.startsWith('/admin') || href === '/definitions')).toBe(true)
})

test('a phone has room for four at its foot: those of the highest duty come first', () => {
  expect(atFoot('manager')).toEqual(['teams'])
  expect(atFoot('clinician')).toContain('learn')
  const all = atFoot('clinician', 'manager', 'administrator')
  expect(all).toHaveLength(4)
  expect(all).toEqual(expect.arrayContaining(['learn', 'teams', 'home', 'people']))
})
