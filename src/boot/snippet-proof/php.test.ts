import { describeProof } from './testing/describe-proof.ts'

describeProof('php-curl')
