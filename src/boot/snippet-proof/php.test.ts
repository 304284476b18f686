import { describeAnswers } from './testing/describe-answers.ts'
import { describeRequests } from './testing/describe-requests.ts'

describeRequests('php-curl')
describeAnswers('php-curl')
