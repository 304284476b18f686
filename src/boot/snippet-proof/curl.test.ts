import { describeAnswers } from './testing/describe-answers.ts'
import { describeRequests } from './testing/describe-requests.ts'

describeRequests('curl-bash')
describeRequests('curl-powershell')
describeAnswers('curl-bash')
describeAnswers('curl-powershell')
