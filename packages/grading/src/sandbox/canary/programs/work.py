import json
import math

from given.helper import double

numbers = json.loads(input())
print(double(sum(numbers)), math.gcd(12, 18))
