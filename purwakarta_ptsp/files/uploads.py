"""Files on their way in: on the disk, never in memory, and never more than a request may bring.

What is too large is read to its end and thrown away, so that the words of the same form arrive."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from purwakarta_ptsp.files.kinds import MB

# The text of an annex has 25 MB, a signed regulation 20, an attachment 12; each form says which.
LARGEST_FILE = 26 * MB
LARGEST_IN_ALL = 64 * MB
# Read to its end only up to here; above, the answer is 413 (the proxy in front stops at 96 MB).
LARGEST_REQUEST = 128 * MB


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """A file that was thrown away has its true size, no content, and `was_cut`."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.room, self.kept, self.was_cut = LARGEST_IN_ALL, 0, False

    def handle_raw_input(self, *request: Any, **kwargs: Any) -> None:
        _input, _headers, content_length, *_ = request
        if content_length > LARGEST_REQUEST:
            raise RequestDataTooBig("files")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept, self.was_cut = 0, False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.was_cut:
            return
        if self.kept + len(raw_data) > min(LARGEST_FILE, self.room):
            self.was_cut = True
            self.file.seek(0)
            self.file.truncate()
            return
        self.file.write(raw_data)
        self.kept += len(raw_data)

    def file_complete(self, file_size: int) -> TemporaryUploadedFile:
        file = super().file_complete(file_size)
        file.was_cut = self.was_cut
        self.room -= 0 if self.was_cut else self.kept
        return file
