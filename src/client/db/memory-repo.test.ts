import { describeConversationRepo } from './describe-conversation-repo.ts'
import { describeImports } from './describe-imports.ts'
import { createMemoryRepo } from './memory-repo.ts'

describeConversationRepo('conversations in memory', async () => createMemoryRepo())
describeImports('imports into memory', async () => createMemoryRepo())
