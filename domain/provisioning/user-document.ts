import { z } from 'zod'
import { EmailAddressSchema } from '#domain/text/email-address.ts'
import { caseless, Flag, isRecord, listOf, Text } from './caseless.ts'
import { ProviderError } from './provider-error.ts'

export const coreUser = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const enterpriseUser = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

const text = Text.optional()

const nameShape = {
  formatted: text,
  familyName: text,
  givenName: text,
  middleName: text,
  honorificPrefix: text,
  honorificSuffix: text,
}
const contactShape = { value: text, display: text, type: text, primary: Flag.optional() }
const addressShape = {
  formatted: text,
  streetAddress: text,
  locality: text,
  region: text,
  postalCode: text,
  country: text,
  type: text,
  primary: Flag.optional(),
}
const managerShape = { value: text, displayName: text }
/** Entra and older clients send the manager’s id by itself, or in a list. */
const Manager = z.preprocess((value) => {
  const one = Array.isArray(value) && value.length === 1 ? value[0] : value
  return typeof one === 'string' ? { value: one } : one
}, caseless(managerShape))
const enterpriseShape = {
  employeeNumber: text,
  costCenter: text,
  organization: text,
  division: text,
  department: text,
  manager: Manager.optional(),
}
const Contact = z.preprocess((value) => (typeof value === 'string' ? { value } : value), caseless(contactShape))

const userShape = {
  userName: Text.refine((name) => name.trim() !== '', 'must be given'),
  externalId: text,
  displayName: text,
  nickName: text,
  title: text,
  userType: text,
  preferredLanguage: text,
  locale: text,
  timezone: text,
  active: Flag.default(true),
  name: caseless(nameShape).optional(),
  emails: listOf(Contact).optional(),
  phoneNumbers: listOf(Contact).optional(),
  addresses: listOf(caseless(addressShape)).optional(),
  [enterpriseUser]: caseless(enterpriseShape).optional(),
}

/** A user as a directory describes one: these attributes and no others. */
const UserDocument = caseless(userShape)
export type UserDocument = z.output<typeof UserDocument>

/** The attributes of a user, and what each is made of; null: one value. */
export const userAttributes: Readonly<Record<string, readonly string[] | null>> = {
  ...Object.fromEntries(
    Object.keys(userShape)
      .filter((name) => name !== enterpriseUser)
      .map((name) => [name, null]),
  ),
  name: Object.keys(nameShape),
  emails: Object.keys(contactShape),
  phoneNumbers: Object.keys(contactShape),
  addresses: Object.keys(addressShape),
}
export const enterpriseAttributes: Readonly<Record<string, readonly string[] | null>> = {
  ...Object.fromEntries(Object.keys(enterpriseShape).map((name) => [name, null])),
  manager: Object.keys(managerShape),
}
/** Those of which there may be several. */
export const severalOf: readonly string[] = ['emails', 'phoneNumbers', 'addresses']

/** Reads a user; throws what is wrong with it. */
export function readUser(body: unknown): UserDocument {
  if (!isRecord(body)) throw new ProviderError(400, 'invalidSyntax', 'Send one JSON object.')
  const parseResult = UserDocument.safeParse(body)
  if (parseResult.success) return parseResult.data
  throw new ProviderError(400, 'invalidValue', wordsOf(parseResult.error))
}

/** The first thing that is wrong, with where it is. */
export function wordsOf(error: z.ZodError): string {
  const issue = error.issues[0]
  const place = issue?.path.join('.') ?? ''
  const isMissing =
    issue?.code === 'invalid_union' || issue?.code === 'invalid_type' ? issue.input === undefined : false
  return isMissing ? `${place} is required.` : `${place} ${issue?.message ?? 'is not as expected'}.`
}

/** The address that someone signs in with: the primary one, else that of work, else any; where there is none, the user name. */
export function addressOf({ userName, emails = [] }: UserDocument): string | null {
  const orderedValues = [
    ...emails.filter(({ primary }) => primary === true),
    ...emails.filter(({ type }) => type?.toLowerCase() === 'work'),
    ...emails,
    { value: userName },
  ]
  for (const { value } of orderedValues) {
    const address = EmailAddressSchema.safeParse(value)
    if (address.success) return address.data
  }
  return null
}
