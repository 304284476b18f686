import { describeConversationRepo } from './describe-conversation-repo.ts'
import { createMemoryRepo } from './memory-repo.ts'

describeConversationRepo('conversations in memory', async () => createMemoryRepo())
