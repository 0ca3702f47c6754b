"""boto3 and the AWS CLI against `glue-check serve`: argument 1 is the endpoint's address. `cargo xtask boto3` runs it."""

import os
import pathlib
import subprocess
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

glue = boto3.client(
    "glue",
    endpoint_url=sys.argv[1],
    region_name="eu-west-1",
    aws_access_key_id="test",
    aws_secret_access_key="test",
    config=Config(retries={"max_attempts": 0}),
)


def refused(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return error.response["Error"]["Code"], error.response["Error"]["Message"]
    raise AssertionError(f"{arguments} passed")


role = "arn:aws:iam::123456789012:role/GlueSession"

# boto3 reads the answers.
answer = glue.create_session(Id="session-1", Role=role, Command={"Name": "glueetl"})
assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200, answer
assert glue.start_job_run(JobName="nightly")["ResponseMetadata"]["HTTPStatusCode"] == 200
assert glue.get_databases()["ResponseMetadata"]["HTTPStatusCode"] == 200
assert list(glue.get_paginator("get_jobs").paginate()), "a page"

# botocore itself sees neither patterns nor maxima.
code, message = refused(glue.create_session, Id="session-1", Role="no arn of a role at all", Command={"Name": "glueetl"})
assert code == "ValidationException", (code, message)
assert "at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern" in message, message
code, message = refused(glue.create_session, Id="x" * 256, Role=role, Command={})
assert message.startswith("1 validation error detected: Value 'xxx"), message
code, message = refused(glue.create_job, Name="n" * 300, Role=role, Command={"Name": "glueetl"})
assert "at 'name' failed to satisfy constraint: Member must have length less than or equal to 255" in message, message
print("boto3", boto3.__version__, "agrees")


def cli(*arguments):
    keys = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "eu-west-1"}
    program = [sys.executable, pathlib.Path(sys.executable).with_name("aws")]
    call = [*program, "--endpoint-url", sys.argv[1], "glue", *arguments]
    return subprocess.run(call, capture_output=True, text=True, env={**os.environ, **keys, "AWS_PAGER": ""})


done = cli("create-session", "--id", "session-1", "--role", role, "--command", "{}")
assert done.returncode == 0, done.stderr
done = cli("create-session", "--id", "session-1", "--role", role, "--command", "{}", "--worker-type", "G.99X")
assert done.returncode != 0
assert "(ValidationException) when calling the CreateSession operation: 1 validation error" in done.stderr, done.stderr
print("the AWS CLI agrees")
