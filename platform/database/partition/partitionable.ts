/** Tables that may be in partitions by organisation, each a choice of the installation (docs/decisions/partitions.md). */
export const partitionable: readonly string[] = ['answer']
