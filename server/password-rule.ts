import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import type { PasswordOwner } from '#domain/passwords/names-in.ts'
import {
  type AttackersLists,
  type PasswordFault,
  passwordFault,
  shortestPassword,
} from '#domain/passwords/password-fault.ts'

/** What the list lacks: what people type when a form asks for fifteen characters, and this application's own name. */
const furtherBad = ['correcthorsebatterystaple', 'administrator', 'changeme', 'curtain', 'contraseña', 'contrasena']
const furtherFirst = ['administrator', 'changeme', 'curtain', 'welcome', 'contrasena', 'admin', 'secret', 'login']

/** As many of the list as are tried within the first seconds: two of them together are no better. */
const triedFirst = 1000

const lists: AttackersLists = {
  knownBad: new Set([...dictionary['passwords-common'], ...furtherBad]),
  triedFirst: new Set([...dictionary['passwords-common'].slice(0, triedFirst), ...furtherFirst]),
  keyboards: [adjacencyGraphs.qwerty, adjacencyGraphs.qwertz, adjacencyGraphs.azerty, adjacencyGraphs.keypad],
}

/**
 * Why someone may not have a password, as a key of the interface texts; the one rule wherever one is chosen.
 *
 * @param shortest in characters: shortest-password.ts says it of a person.
 */
export function faultOfNewPassword(
  password: string,
  owner: PasswordOwner,
  { shortest = shortestPassword }: { shortest?: number } = {},
): PasswordFault | null {
  return passwordFault(password, { owner, lists, shortest })
}
