/** The roles that the processes log in as. */
export const processRoles = { web: 'curtain_web', worker: 'curtain_worker' } as const
export type ProcessName = keyof typeof processRoles
export const processNames = Object.keys(processRoles) as ProcessName[]

/**
 * The role that both worked as until 0.2.0. Migrations grant to it and policies name it; a new installation lets nobody
 * log in as it.
 */
export const formerRole = 'curtain_app'
