import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { sql } from '#data/database/sql.ts'
import { peopleRoles, signInStates } from '#domain/people/people-filter.ts'

/** A person as a programme gets them, without anything of their results. */
export const PersonOfApi = z.object({
  id: z.uuid(),
  externalId: z.string().nullable().describe('What your own systems call them, such as an employee number.'),
  email: z.string(),
  givenName: z.string(),
  familyName: z.string().describe('Empty where someone has one name.'),
  profession: z.string(),
  site: z.string().describe('Empty where none is known.'),
  language: z.string().describe('A language tag, such as "en".'),
  status: z.enum(signInStates).describe('"left": no longer works here. Who left or is suspended cannot sign in.'),
  roles: z.array(z.enum(peopleRoles)),
  teams: z.array(z.uuid()).describe('The teams that they are in themselves.'),
  managedTeams: z.array(z.uuid()).describe('The teams that they manage; they see those below as well.'),
  createdAt: moment,
  lastActiveAt: moment.nullable().describe('When they signed in or answered last, to the hour.'),
})
export type PersonOfApi = z.output<typeof PersonOfApi>

/** The columns of the table `person`. */
export const personColumns = sql`
  person.id, person.external_id AS "externalId", person.email, person.given_name AS "givenName", person.family_name AS "familyName",
  person.profession, person.site, person.language,
  CASE WHEN person.left_at IS NOT NULL THEN 'left' ELSE person.status::text END AS status,
  ARRAY(SELECT r.role FROM person_role r
    WHERE r.organisation_id = person.organisation_id AND r.person_id = person.id ORDER BY r.role) AS roles,
  ARRAY(SELECT m.team_id FROM team_member m
    WHERE m.organisation_id = person.organisation_id AND m.person_id = person.id ORDER BY m.team_id) AS teams,
  ARRAY(SELECT m.team_id FROM team_manager m
    WHERE m.organisation_id = person.organisation_id AND m.person_id = person.id ORDER BY m.team_id) AS "managedTeams",
  person.created_at AS "createdAt", person.last_active_at AS "lastActiveAt"`
