"""Verb phrases of pose."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            both="""
            pose for a photo
            pose for a photo
            pose for a picture
            pose for the camera
            pose
            pose side by side
            pose together
            pose next to each other
            strike a pose
            strike a pose together
            strike a pose for a photo
            stand side by side for a photo
            stand for a picture
            have their picture taken
            have their photo taken
            get their photo taken
            take a photo together
            take a picture together
            hold a pose for a photographer
            show off for the camera
            present themselves to the camera
            freeze in a pose
            come|line up for a photo
            come|come together for a photo
            come|gather for a picture
            v|make V signs for a photo
            v|make a peace sign
            v|show the victory sign
            v|hold up two fingers for the camera
            v|pose with V signs next to their faces
            hip|pose with a hand on the hip
            hip|put a hand on the hip for a photo
            hip|stand like models, hand on hip
            up|throw their arms up for a photo
            up|pose with both arms up
            up|cheer into the camera with raised arms
            thumb|give a thumbs up to the camera
            thumb|pose with their thumbs up
            flex|flex their muscles for the camera
            flex|pose like bodybuilders
            flex|show their biceps
            lean|lean together for a photo
            lean|put their heads together for a picture
            lean|pose leaning against each other
            """,
            act="""
            pose for a photo with {o}
            pose for a photo with {o}
            pose for a picture next to {o}
            pose for the camera with {o}
            pose with {o}
            pose side by side with {o}
            pose next to {o}
            pose together with {o}
            pose beside {o}
            strike a pose with {o}
            strike a pose next to {o}
            strike a pose beside {o} for a photo
            stand beside {o} for a photo
            stand next to {o} for a picture
            have a picture taken with {o}
            have a photo taken with {o}
            get a photo taken with {o}
            take a photo with {o}
            take a picture with {o}
            hold a pose at {os} side
            show off for the camera with {o}
            present themselves to the camera with {o}
            freeze in a pose beside {o}
            come|line up with {o} for a photo
            come|come together with {o} for a picture
            come|join {o} for a photo
            v|make a V sign next to {o} for a photo
            v|make a peace sign beside {o}
            v|show the victory sign at {os} side
            v|hold up two fingers for the camera beside {o}
            hip|pose with a hand on the hip next to {o}
            hip|put a hand on the hip for a photo with {o}
            hip|stand like a model next to {o}, hand on hip
            up|throw {their} arms up for a photo with {o}
            up|pose with both arms up beside {o}
            thumb|give a thumbs up to the camera beside {o}
            thumb|pose with a thumb up next to {o}
            flex|flex {their} muscles for the camera beside {o}
            flex|pose like a bodybuilder beside {o}
            flex|show {their} biceps next to {o}
            lean|lean towards {o} for a photo
            lean|put {their} head close to {os} for a picture
            lean|pose leaning against {o}
            """,
        )
    },
    val={
        "main": Phrases(
            both="""
            become models before a lens
            hold still as a duo of models
            arrange themselves before the lens
            v|form a sign of victory before the lens
            """,
            act="""
            become a model before the lens along with {o}
            hold still like a model by {os} side
            arrange themselves with {o} before the lens
            v|form a sign of victory along with {o}
            model for a snapshot along with {o}
            """,
        )
    },
    test={
        "main": Phrases(
            both="""
            take a selfie pose
            do a photo pose
            get ready for a photograph and ~hold still
            do a fun pose for a group photo
            look into the camera and ~pose
            smile for the camera
            act like models in a photo shoot
            do a photo shoot
            pretend to be photographed
            v|do peace signs
            v|flash the V sign with their fingers
            hip|put their hands on their hips for the camera
            up|raise both arms in the air for a group photo
            thumb|show thumbs up in a picture
            flex|show off their muscles in a photo
            lean|lean in close to each other for a selfie
            """,
            act="""
            do a photo pose with {o}
            take a selfie pose with {o}
            get ready for a photograph with {o}
            do a fun pose with {o}
            look into the camera beside {o} and ~pose
            smile for the camera with {o}
            act like a model beside {o}
            do a photo shoot with {o}
            pretend to be photographed with {o}
            keep still for a snapshot with {o}
            hold a position for a photograph with {o}
            v|do a peace sign next to {o}
            v|flash a V sign beside {o}
            hip|put a hand on {their} hip for a snapshot with {o}
            up|raise both arms in the air for a group photo with {o}
            thumb|show a thumbs up in a picture with {o}
            flex|show off {their} muscles in a photo with {o}
            lean|lean in close to {o} for a selfie
            """,
        ),
    },
)
