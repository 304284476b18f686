import { describeRequests } from './testing/describe-requests.ts'

describeRequests('curl-bash')
describeRequests('curl-powershell')
