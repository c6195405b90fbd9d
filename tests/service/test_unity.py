"""docs/service.md's C# compiles: against stand-ins with the signatures of Unity and glTFast, as Unity itself runs nowhere here."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

COMPILER = shutil.which("mcs")
ROOT = Path(__file__).parents[2]
STAND_INS = """
using System;
using System.Threading;
using System.Threading.Tasks;
namespace UnityEngine {
    public class Object { }
    public class Component : Object { public T GetComponentInChildren<T>() { return default(T); } public Transform transform { get { return null; } } }
    public class Behaviour : Component { }
    public class MonoBehaviour : Behaviour { }
    public class Transform : Component { }
    public class Animation : Behaviour { public bool Play() { return true; } }
    public class AsyncOperation { public bool isDone { get { return true; } } }
    public static class JsonUtility { public static string ToJson(object o) { return ""; } public static T FromJson<T>(string s) { return default(T); } }
}
namespace UnityEngine.Networking {
    public class DownloadHandler : IDisposable { public byte[] data { get { return null; } } public string text { get { return ""; } } public void Dispose() { } }
    public class DownloadHandlerBuffer : DownloadHandler { }
    public class UploadHandler : IDisposable { public void Dispose() { } }
    public class UploadHandlerRaw : UploadHandler { public UploadHandlerRaw(byte[] data) { } }
    public class UnityWebRequestAsyncOperation : UnityEngine.AsyncOperation { }
    public class UnityWebRequest : IDisposable {
        public enum Result { InProgress, Success, ConnectionError, ProtocolError, DataProcessingError }
        public UnityWebRequest(string url, string method) { }
        public DownloadHandler downloadHandler { get; set; }
        public UploadHandler uploadHandler { get; set; }
        public void SetRequestHeader(string name, string value) { }
        public UnityWebRequestAsyncOperation SendWebRequest() { return null; }
        public Result result { get { return Result.Success; } }
        public string error { get { return ""; } }
        public void Dispose() { }
    }
}
namespace GLTFast {
    public enum AnimationMethod { None, Legacy, Mecanim }
    public class ImportSettings { public AnimationMethod AnimationMethod { get; set; } }
    public class GltfImport : IDisposable {
        public Task<bool> LoadGltfBinary(byte[] bytes, Uri uri = null, ImportSettings settings = null, CancellationToken token = default(CancellationToken)) { return null; }
        public Task<bool> InstantiateMainSceneAsync(UnityEngine.Transform parent, CancellationToken token = default(CancellationToken)) { return null; }
        public void Dispose() { }
    }
}
"""  # noqa: E501


@pytest.mark.skipif(COMPILER is None, reason="needs mcs (Debian: mono-mcs)")
def test_the_unity_script_compiles(tmp_path: Path) -> None:
    found = re.search(r"```csharp\n(.*?)```", (ROOT / "docs" / "service.md").read_text("utf-8"), re.DOTALL)
    assert found
    (tmp_path / "TwoPeople.cs").write_text(found.group(1))
    (tmp_path / "StandIns.cs").write_text(STAND_INS)
    # 649: fields that only JSON fills
    command = [
        str(COMPILER),
        "-target:library",
        "-out:out.dll",
        "-warnaserror",
        "-nowarn:649",
        "StandIns.cs",
        "TwoPeople.cs",
    ]
    made = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr
